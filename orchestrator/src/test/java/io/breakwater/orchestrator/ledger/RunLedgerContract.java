package io.breakwater.orchestrator.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import io.breakwater.orchestrator.instrument.Symbol;
import io.breakwater.orchestrator.orders.OrderReport;
import io.breakwater.orchestrator.orders.OrderStatus;
import io.breakwater.orchestrator.strategy.StrategyName;
import io.breakwater.orchestrator.target.SkipReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every ledger of runs promises. */
public abstract class RunLedgerContract {

  protected static final Instant MARKET = Instant.parse("2013-01-02T15:00:00Z");
  protected static final RunProperties PROPERTIES =
      new RunProperties(
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          Duration.ofSeconds(120),
          Duration.ofSeconds(5));

  private static final Symbol AAPL = Symbol.of("AAPL");
  private static final Symbol MSFT = Symbol.of("MSFT");
  private static final RunFailure NO_MODEL =
      new RunFailure(RunFailure.PEER_REFUSED, "no model is loaded");

  private RunLedger ledger;

  /** A ledger without runs, at market time {@link #MARKET}. */
  protected abstract RunLedger newLedger();

  /** Lets machine time pass. */
  protected abstract void letPass(Duration duration);

  @BeforeEach
  void startAfresh() {
    ledger = newLedger();
  }

  @Test
  void keepsARunAsItWasAskedFor() {
    RunId id = Runs.id();
    RunRequest request = Runs.request("alpha", "MSFT", "AAPL");

    Admission admission = ledger.admit(id, request);

    Run run = ledger.find(id).orElseThrow();
    assertThat(admission).isEqualTo(new Admission.Created(new Claim(id, 1)));
    assertThat(run.request()).isEqualTo(request);
    assertThat(run.status()).isEqualTo(RunStatus.CREATED);
    assertThat(run.createdAt()).isEqualTo(MARKET);
    assertThat(run.finishedAt()).isNull();
    assertThat(run.legs()).containsExactly(Leg.unplanned(MSFT), Leg.unplanned(AAPL));
    assertThat(ledger.find(Runs.id())).isEmpty();
  }

  @Test
  void keepsAPlanAsItWasMade() {
    Claim claim = admitted("alpha", "AAPL", "MSFT", "IBM");

    ledger.recordPlan(
        claim,
        Runs.plan(
            Runs.change("AAPL", -7),
            Runs.skipped("MSFT", SkipReason.PRICE_STALE),
            Runs.change("IBM", 0)));

    Run run = ledger.load(claim).run();
    assertThat(run.status()).isEqualTo(RunStatus.TARGETED);
    assertThat(run.basis())
        .isEqualTo(new Run.Basis("s-1", "v1", java.time.LocalDate.of(2012, 12, 31)));
    assertThat(run.legs())
        .containsExactly(
            Leg.of(Runs.change("AAPL", -7)),
            Leg.of(Runs.skipped("MSFT", SkipReason.PRICE_STALE)),
            Leg.of(Runs.change("IBM", 0)));
    assertThat(run.legs())
        .extracting(Leg::state)
        .containsExactly(
            new LegState.Ready(),
            new LegState.Skipped(SkipReason.PRICE_STALE),
            new LegState.NoChange());
    assertThat(run.stages()).isEqualTo(Runs.plan().stages());
  }

  @Test
  void keepsEachStateOfALeg() {
    Claim claim = ordering("alpha", "AAPL");
    RunId id = claim.runId();
    List<LegState> states =
        List.of(
            new LegState.Sending(),
            new LegState.Placed(report(id, "UNKNOWN", "0", null, null)),
            new LegState.Placed(report(id, "PARTIALLY_FILLED", "3.5", "10.0123456789", null)),
            new LegState.Placed(report(id, "REJECTED", "0", null, "no buying power")));

    for (LegState state : states) {
      ledger.recordLeg(claim, onlyLeg(claim).with(state));
      assertThat(onlyLeg(claim).state()).isEqualTo(state);
      assertThat(onlyLeg(claim).planned()).isEqualTo(Runs.change("AAPL", 7));
    }
  }

  @Test
  void keepsWhyALegWasNotTraded() {
    for (LegState state :
        List.of(
            new LegState.Denied("TRADING_HALTED", "halted", "o-1"),
            new LegState.Denied("MARKET_CLOSED", "closed", null),
            new LegState.Refused("UNKNOWN_SYMBOL", "no such symbol"),
            new LegState.Skipped(SkipReason.TOO_LATE))) {
      Claim claim = ordering("alpha-" + Runs.id(), "AAPL");

      ledger.recordLeg(claim, onlyLeg(claim).with(state));

      assertThat(onlyLeg(claim)).isEqualTo(Leg.of(Runs.change("AAPL", 7)).with(state));
    }
  }

  @Test
  void keepsWhatClosedAPositionBesideTheOrderThatOpensTheOtherSide() {
    Claim claim = admitted("alpha", "AAPL");
    RunId id = claim.runId();
    Leg planned = Leg.of(Runs.closing("AAPL", 3, 7));
    ledger.recordPlan(claim, Runs.plan(planned.planned()));
    ledger.enter(claim, RunStatus.ORDERING);
    OrderReport closing =
        new OrderReport(
            "o-1",
            id.closingOrderFor(AAPL),
            OrderStatus.FILLED,
            Quantity.of(3),
            Price.of("10.005"),
            null);

    assertThat(onlyLeg(claim)).isEqualTo(planned);
    assertThat(ledger.beginSend(claim, AAPL)).isTrue();
    ledger.recordLeg(claim, onlyLeg(claim).with(new LegState.Placed(closing)));

    Leg closed = onlyLeg(claim);
    assertThat(closed).isEqualTo(new Leg(AAPL, planned.planned(), new LegState.Ready(), closing));
    assertThat(closed.orderIdIn(id)).isEqualTo(id.orderFor(AAPL));
    assertThat(ledger.beginSend(claim, AAPL)).isTrue();
    var opening = new LegState.Placed(report(id, "ACCEPTED", "0", null, null));
    ledger.recordLeg(claim, onlyLeg(claim).with(opening));
    assertThat(onlyLeg(claim)).isEqualTo(closed.with(opening));
  }

  @Test
  void keepsWhatWasClosedWhereTheOtherOrderIsSkipped() {
    Claim claim = admitted("alpha", "AAPL");
    ledger.recordPlan(claim, Runs.plan(Runs.closing("AAPL", 3, 7)));
    ledger.enter(claim, RunStatus.ORDERING);
    Leg closed =
        onlyLeg(claim)
            .with(
                new LegState.Placed(
                    new OrderReport(
                        "o-1",
                        claim.runId().closingOrderFor(AAPL),
                        OrderStatus.FILLED,
                        Quantity.of(3),
                        Price.of("10"),
                        null)));
    ledger.recordLeg(claim, closed);

    ledger.skip(claim, List.of(AAPL), SkipReason.TOO_LATE);

    assertThat(onlyLeg(claim)).isEqualTo(closed.with(new LegState.Skipped(SkipReason.TOO_LATE)));
  }

  @Test
  void goesThroughItsLifeAndTimesTheStages() {
    Claim claim = ordering("alpha", "AAPL");
    letPass(Duration.ofSeconds(3));
    ledger.enter(claim, RunStatus.WAITING);
    letPass(Duration.ofSeconds(2));
    ledger.end(claim, RunStatus.COMPLETED, Optional.empty());

    Run run = ledger.find(claim.runId()).orElseThrow();
    assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
    assertThat(run.finishedAt()).isEqualTo(MARKET);
    assertThat(run.failure()).isNull();
    assertThat(run.stages())
        .extracting(stage -> stage.name() + " " + stage.took().toSeconds())
        .containsExactly("signals 0", "ordering 3", "waiting 2");
  }

  @Test
  void refusesAStepThatALifeDoesNotHave() {
    Claim claim = admitted("alpha", "AAPL");

    assertThatThrownBy(() -> ledger.enter(claim, RunStatus.WAITING))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> ledger.end(claim, RunStatus.COMPLETED, Optional.empty()))
        .isInstanceOf(IllegalStateException.class);
    assertThat(ledger.load(claim).run().status()).isEqualTo(RunStatus.CREATED);
  }

  @Test
  void saysWhichWindowsAreOver() {
    Claim claim = admitted("alpha", "AAPL");
    assertThat(ledger.load(claim).planWindowOver()).isFalse();

    letPass(Duration.ofSeconds(11));
    assertThat(ledger.load(claim).planWindowOver()).isTrue();
    assertThat(ledger.load(claim).sendWindowOver()).isFalse();

    ledger.recordPlan(claim, Runs.plan(Runs.change("AAPL", 7)));
    ledger.enter(claim, RunStatus.ORDERING);
    letPass(Duration.ofSeconds(50));
    assertThat(ledger.load(claim).sendWindowOver()).isTrue();

    ledger.enter(claim, RunStatus.WAITING);
    letPass(Duration.ofSeconds(119));
    assertThat(ledger.load(claim).waitWindowOver()).isFalse();
    letPass(Duration.ofSeconds(2));
    assertThat(ledger.load(claim).waitWindowOver()).isTrue();
  }

  @Test
  void beginsNoSendOnceTheTimeToSendIsOver() {
    Claim claim = ordering("alpha", "AAPL");

    assertThat(ledger.beginSend(claim, AAPL)).isTrue();
    assertThat(onlyLeg(claim).state()).isEqualTo(new LegState.Sending());
    assertThat(ledger.beginSend(claim, AAPL)).as("again, the same id").isTrue();

    letPass(Duration.ofSeconds(61));
    assertThat(ledger.beginSend(claim, AAPL)).isFalse();
  }

  @Test
  void beginsNoSendOfALegThatHasHadItsAnswer() {
    Claim claim = ordering("alpha", "AAPL");
    ledger.recordLeg(
        claim,
        onlyLeg(claim)
            .with(new LegState.Placed(report(claim.runId(), "ACCEPTED", "0", null, null))));

    assertThat(ledger.beginSend(claim, AAPL)).isFalse();
    assertThat(onlyLeg(claim).state()).isInstanceOf(LegState.Placed.class);
  }

  @Test
  void letsOneUnforcedRunBeginPerStrategyAndDate() {
    RunRequest request = Runs.request("alpha", "AAPL");
    Claim first = ended(request);

    assertThat(ledger.admit(Runs.id(), request)).isEqualTo(new Admission.Exists(first.runId()));
    assertThat(ledger.admit(Runs.id(), Runs.forced(request))).isInstanceOf(Admission.Created.class);
    assertThat(ledger.admit(Runs.id(), Runs.request("beta", "AAPL")))
        .isInstanceOf(Admission.Created.class);
  }

  @Test
  void countsAForcedRunAsTheOneOfItsDate() {
    RunRequest request = Runs.request("alpha", "AAPL");
    Claim forced = ended(Runs.forced(request));

    assertThat(ledger.admit(Runs.id(), request)).isEqualTo(new Admission.Exists(forced.runId()));
  }

  @Test
  void letsARunBeginAfterOneThatFailed() {
    RunRequest request = Runs.request("alpha", "AAPL");
    for (int i = 0; i < 3; i++) {
      ledger.end(created(request), RunStatus.FAILED, Optional.of(NO_MODEL));
    }

    Claim fourth = created(request);

    assertThat(ledger.find(fourth.runId()).orElseThrow().status()).isEqualTo(RunStatus.CREATED);
  }

  @Test
  void letsNoTwoRunsOfAStrategyBeUnderWayForcedOrNot() {
    RunRequest request = Runs.request("alpha", "AAPL");
    Claim running = created(request);

    assertThat(ledger.admit(Runs.id(), Runs.forced(request)))
        .isEqualTo(new Admission.InProgress(running.runId()));
    assertThat(ledger.admit(Runs.id(), Runs.on(request, Runs.DATE.plusDays(1))))
        .isEqualTo(new Admission.InProgress(running.runId()));
    assertThat(ledger.admit(Runs.id(), request)).isEqualTo(new Admission.Exists(running.runId()));
  }

  @Test
  void letsOneOfManyBeginHoweverTheyRace() throws Exception {
    for (int round = 0; round < 10; round++) {
      RunRequest request = Runs.request("race-" + round, "AAPL");
      List<Callable<Admission>> callers = new ArrayList<>();
      var together = new CountDownLatch(16);
      for (int i = 0; i < 16; i++) {
        RunRequest asked = i % 4 == 0 ? Runs.forced(request) : request;
        callers.add(() -> {
          together.countDown();
          together.await();
          return ledger.admit(Runs.id(), asked);
        });
      }

      List<Admission> admissions = new ArrayList<>();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (Future<Admission> answer : threads.invokeAll(callers)) {
          admissions.add(answer.get());
        }
      }

      assertThat(admissions).filteredOn(Admission.Created.class::isInstance).hasSize(1);
    }
  }

  @Test
  void handsAnAbandonedRunToOneTakerAndFencesTheOldOne() {
    Claim old = ordering("alpha", "AAPL");
    assertThat(ledger.claimAbandoned()).as("it is driven").isEmpty();

    letPass(Duration.ofSeconds(4));
    ledger.renew(old);
    letPass(Duration.ofSeconds(4));
    assertThat(ledger.claimAbandoned()).as("it was renewed").isEmpty();

    letPass(Duration.ofSeconds(2));
    Claim taken = ledger.claimAbandoned().orElseThrow();

    assertThat(taken).isEqualTo(new Claim(old.runId(), 2));
    assertThat(ledger.claimAbandoned()).isEmpty();
    assertThatThrownBy(() -> ledger.renew(old)).isInstanceOf(ClaimLostException.class);
    assertThatThrownBy(() -> ledger.load(old)).isInstanceOf(ClaimLostException.class);
    assertThatThrownBy(() -> ledger.beginSend(old, AAPL)).isInstanceOf(ClaimLostException.class);
    assertThatThrownBy(() -> ledger.recordLeg(old, Leg.of(Runs.change("AAPL", 7))))
        .isInstanceOf(ClaimLostException.class);
    assertThatThrownBy(() -> ledger.enter(old, RunStatus.WAITING))
        .isInstanceOf(ClaimLostException.class);
    assertThat(onlyLeg(taken).state()).isEqualTo(new LegState.Ready());
  }

  @Test
  void letsGoAtOnceOfARunThatIsReleased() {
    Claim released = ordering("alpha", "AAPL");

    ledger.release(released);
    letPass(Duration.ofMillis(1));
    Claim taken = ledger.claimAbandoned().orElseThrow();
    ledger.release(released);

    assertThat(taken.token()).isEqualTo(2);
    assertThat(ledger.claimAbandoned()).as("the old claim releases nothing").isEmpty();
  }

  @Test
  void leavesRunsThatHaveEndedAlone() {
    ended(Runs.request("alpha", "AAPL"));

    letPass(Duration.ofHours(1));

    assertThat(ledger.claimAbandoned()).isEmpty();
  }

  @Test
  void handsEachAbandonedRunToOneOfManyTakers() throws Exception {
    int runs = 20;
    for (int i = 0; i < runs; i++) {
      created(Runs.request("crowd-" + i, "AAPL"));
    }
    letPass(Duration.ofSeconds(6));

    List<Claim> taken = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Optional<Claim>>> takers =
          java.util.Collections.nCopies(runs * 2, ledger::claimAbandoned);
      for (var answer : threads.invokeAll(takers)) {
        answer.get().ifPresent(taken::add);
      }
    }

    assertThat(taken).extracting(Claim::runId).doesNotHaveDuplicates();
    assertThat(taken).hasSizeLessThanOrEqualTo(runs).isNotEmpty();
  }

  @Test
  void listsNewestFirstAndByStrategyAndDate() {
    RunRequest alpha = Runs.request("alpha", "AAPL");
    RunId first = ended(alpha).runId();
    RunId second = ended(Runs.on(alpha, Runs.DATE.plusDays(1))).runId();
    RunId third = ended(Runs.request("beta", "AAPL")).runId();

    assertThat(ids(new RunFilter(null, null, null, 10))).containsExactly(third, second, first);
    assertThat(ids(new RunFilter(StrategyName.of("alpha"), null, null, 10)))
        .containsExactly(second, first);
    assertThat(ids(new RunFilter(StrategyName.of("alpha"), Runs.DATE, null, 10)))
        .containsExactly(first);
    RunPage page = ledger.list(new RunFilter(null, null, null, 2));
    assertThat(page.runs()).extracting(Run::id).containsExactly(third, second);
    RunPage rest = ledger.list(new RunFilter(null, null, page.next(), 2));
    assertThat(rest.runs()).extracting(Run::id).containsExactly(first);
    assertThat(rest.next()).isNull();
  }

  private List<RunId> ids(RunFilter filter) {
    return ledger.list(filter).runs().stream().map(Run::id).toList();
  }

  private Claim admitted(String strategy, String... symbols) {
    return created(Runs.request(strategy, symbols));
  }

  private Claim created(RunRequest request) {
    return ((Admission.Created) ledger.admit(Runs.id(), request)).claim();
  }

  private Claim ordering(String strategy, String symbol) {
    Claim claim = admitted(strategy, symbol);
    ledger.recordPlan(claim, Runs.plan(Runs.change(symbol, 7)));
    ledger.enter(claim, RunStatus.ORDERING);
    return claim;
  }

  private Claim ended(RunRequest request) {
    Claim claim = created(request);
    ledger.recordPlan(claim, Runs.plan(Runs.change("AAPL", 0)));
    ledger.enter(claim, RunStatus.ORDERING);
    ledger.enter(claim, RunStatus.WAITING);
    ledger.end(claim, RunStatus.COMPLETED, Optional.empty());
    return claim;
  }

  private Leg onlyLeg(Claim claim) {
    return ledger.load(claim).run().legs().getFirst();
  }

  private static OrderReport report(
      RunId id,
      String status,
      String filled,
      @org.jspecify.annotations.Nullable String average,
      @org.jspecify.annotations.Nullable String reason) {
    return new OrderReport(
        "o-1",
        id.orderFor(AAPL),
        new OrderStatus(status),
        Quantity.of(filled),
        average == null ? null : Price.of(average),
        reason);
  }
}
