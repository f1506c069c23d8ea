package io.breakwater.execution.order;

import static io.breakwater.execution.broker.BrokerOrderStatus.CANCELED;
import static io.breakwater.execution.broker.BrokerOrderStatus.NEW;
import static io.breakwater.execution.broker.BrokerOrderStatus.PARTIALLY_FILLED;
import static io.breakwater.execution.broker.BrokerOrderStatus.PENDING_CANCEL;
import static io.breakwater.execution.broker.BrokerOrderStatus.REPLACED;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.BrokerOrderId;
import io.breakwater.execution.broker.BrokerOrderStatus;
import io.breakwater.execution.broker.ClientOrderId;
import io.breakwater.execution.broker.Execution;
import io.breakwater.execution.broker.ExecutionId;
import io.breakwater.execution.broker.ExecutionReport;
import io.breakwater.execution.broker.OrderTerms;
import io.breakwater.execution.broker.Pricing;
import io.breakwater.execution.broker.SendOutcome;
import io.breakwater.execution.broker.Side;
import io.breakwater.execution.broker.Symbol;
import io.breakwater.execution.broker.TimeInForce;
import io.breakwater.execution.order.ExecutionLedger.Intake;
import io.breakwater.execution.order.RecoveryQueue.Absence;
import io.breakwater.execution.order.RecoveryQueue.Claim;
import io.breakwater.execution.order.RecoveryQueue.Readmission;
import io.breakwater.execution.risk.Decision;
import io.breakwater.execution.risk.DenialReason;
import io.breakwater.execution.risk.Verdict;
import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What the rows of the order path do, in memory as in the database. */
public abstract class OrderPortsContract {
  private static final Judge ALLOW =
      (_, _) -> new Decision(List.of(new Verdict.Passed("nothing", "nothing")));
  private static final Judge DENY =
      (_, _) ->
          new Decision(
              List.of(new Verdict.Refused("all", "all", new DenialReason.TradingHalted())));
  private static final ResendJudge ALLOW_AGAIN = again(ALLOW);
  private static final ResendJudge DENY_AGAIN = again(DENY);
  private static final Duration PAST_DEADLINE = Duration.ofSeconds(3);
  private static final SendOutcome TIMEOUT = new SendOutcome.Unclear("timeout");
  private static final SendOutcome DUPLICATE =
      new SendOutcome.Duplicate("client_order_id must be unique");

  protected abstract OrderLedger ledger();

  protected abstract ExecutionLedger executions();

  protected abstract RecoveryQueue queue();

  protected abstract CancelRequests cancels();

  protected abstract OrderBook book();

  /** Has all that is measured in the rows lie so much further back. */
  protected abstract void pass(Duration time);

  @Test
  void aKeyIsTakenByTheFirstAndForWhatItAskedFor() {
    Order first = sending("c-1", 10);

    assertThat(ledger().admit(request("c-1", 10), ALLOW))
        .isEqualTo(new Admission.Known(first, true));
    assertThat(ledger().admit(request("c-1", 11), ALLOW))
        .isEqualTo(new Admission.Known(first, false));
    assertThat(ledger().known(request("c-2", 10))).isEmpty();
  }

  @Test
  void aDenialDoesNotTakeTheKey() {
    assertThat(ledger().admit(request("c-1", 10), DENY)).isInstanceOf(Admission.Denied.class);

    assertThat(ledger().known(request("c-1", 10))).isEmpty();
    assertThat(sending("c-1", 10).status()).isEqualTo(OrderStatus.SENDING);
  }

  @Test
  void nobodyAsksAfterAnOrderBeforeItsDeadline() {
    Order order = sending("c-1", 10);

    assertThat(queue().claim(3)).isEmpty();
    pass(PAST_DEADLINE);
    assertThat(queue().claim(3))
        .extracting(claim -> claim.order().id())
        .containsExactly(order.id());
    assertThat(queue().claim(3)).as("while it is held").isEmpty();
  }

  @Test
  void aLeaseThatIsOverFencesOffWhoHeldIt() {
    sending("c-1", 10);
    pass(PAST_DEADLINE);
    Claim slow = claim();
    pass(Duration.ofSeconds(6));
    Claim quick = claim();

    assertThatThrownBy(() -> queue().recordAbsence(slow)).isInstanceOf(ClaimLostException.class);
    assertThatThrownBy(() -> queue().readmit(slow, ALLOW_AGAIN))
        .isInstanceOf(ClaimLostException.class);
    assertThat(queue().readmit(quick, ALLOW_AGAIN)).isEqualTo(Readmission.WANTED);
  }

  @Test
  void anOrderOfWhichNothingIsKnownIsAskedAfterAtGrowingIntervals() {
    Order order = sending("c-1", 10);
    assertThat(ledger().record(order.id(), TIMEOUT).status()).isEqualTo(OrderStatus.UNKNOWN);

    assertThat(queue().claim(3)).isEmpty();
    pass(Duration.ofMillis(350));
    queue().recordSilence(claim(), "silent");
    assertThat(queue().claim(3)).isEmpty();
    pass(Duration.ofMillis(700));
    queue().recordSilence(claim(), "silent");
  }

  @Test
  void absenceLetsAYoungOrderBeSentAgainAndProvesNothingAtFirst() {
    sending("c-1", 10);
    pass(PAST_DEADLINE);

    assertThat(queue().recordAbsence(claim())).isEqualTo(new Absence(true, true, false, null));
    assertThat(order("c-1").status()).isEqualTo(OrderStatus.UNKNOWN);
  }

  @Test
  void threeAbsencesOverTenSecondsProveThatItWasNotSent() {
    sending("c-1", 10);
    pass(Duration.ofSeconds(31));
    absence(Duration.ZERO);
    absence(Duration.ofSeconds(40));
    pass(Duration.ofSeconds(40));
    Claim claim = claim();
    Absence third = queue().recordAbsence(claim);

    assertThat(third).isEqualTo(new Absence(false, true, true, null));
    queue().conclude(claim, third);
    assertThat(order("c-1").status()).isEqualTo(OrderStatus.NOT_SENT);
  }

  @Test
  void aSecondCopySetsANewDeadlineAndStartsCountingAnew() {
    sending("c-1", 10);
    pass(PAST_DEADLINE);
    Claim claim = claim();
    queue().recordAbsence(claim);

    assertThat(queue().readmit(claim, DENY_AGAIN)).isEqualTo(Readmission.NOT_WANTED);
    assertThat(queue().readmit(claim, ALLOW_AGAIN)).isEqualTo(Readmission.WANTED);
    assertThat(queue().claim(3)).isEmpty();
    pass(PAST_DEADLINE);
    assertThat(queue().recordAbsence(claim()).isProof()).isFalse();
  }

  /** They were made each second while it could be sent again; silence must not make up for that. */
  @Test
  void lookupsMadeSoonPutNoLaterOneOff() {
    sending("c-1", 10);
    pass(PAST_DEADLINE);
    for (int i = 0; i < 20; i++) {
      absence(Duration.ofMillis(1_100));
    }
    pass(Duration.ofMillis(1_100));
    queue().recordSilence(claim(), "silent");

    pass(Duration.ofSeconds(30));
    assertThat(queue().claim(3)).hasSize(1);
  }

  @Test
  void theRefusalOfTheOnlyCopySettlesAnOrder() {
    Order order = sending("c-1", 10);

    assertThat(ledger().record(order.id(), new SendOutcome.Refused(422, "no")).status())
        .isEqualTo(OrderStatus.REJECTED);
  }

  @Test
  void theRefusalOfASecondCopyIsRememberedAndSettlesNothing() {
    Order order = sending("c-1", 10);
    pass(PAST_DEADLINE);
    Claim claim = claim();
    queue().recordAbsence(claim);
    queue().readmit(claim, ALLOW_AGAIN);

    assertThat(ledger().record(order.id(), new SendOutcome.Refused(422, "no")).status())
        .isEqualTo(OrderStatus.UNKNOWN);
    pass(PAST_DEADLINE);
    Claim again = claim();
    Absence absence = queue().recordAbsence(again);
    assertThat(absence.refusal()).isEqualTo("no");
    queue().conclude(again, absence);
    assertThat(order("c-1").status()).isEqualTo(OrderStatus.REJECTED);
  }

  @Test
  void evidenceThatCameFirstIsNotUndoneByATimeout() {
    Order order = sending("c-1", 10);
    take(NEW, "0", 1);

    assertThat(ledger().record(order.id(), TIMEOUT).status()).isEqualTo(OrderStatus.ACCEPTED);
    pass(PAST_DEADLINE);
    assertThat(queue().claim(3)).isEmpty();
  }

  @Test
  void anOrderWhoseOnlyCopyWasRefusedBecauseAnotherHasItsIdIsRejected() {
    Order order = sending("c-1", 10);
    assertThat(ledger().record(order.id(), DUPLICATE).status()).isEqualTo(OrderStatus.UNKNOWN);
    pass(Duration.ofMillis(350));

    queue().recordIdTaken(claim());

    assertThat(order("c-1").status()).isEqualTo(OrderStatus.REJECTED);
  }

  @Test
  void anotherUnderItsIdProvesNothingOfAnOrderThatMayHaveArrived() {
    Order order = sending("c-1", 10);
    ledger().record(order.id(), TIMEOUT);
    pass(Duration.ofMillis(350));

    queue().recordIdTaken(claim());

    assertThat(order("c-1").status()).isEqualTo(OrderStatus.UNKNOWN);
  }

  @Test
  void anotherUnderItsIdProvesNothingOfAnOrderThatWasSentTwice() {
    Order order = sending("c-1", 10);
    pass(PAST_DEADLINE);
    Claim claim = claim();
    queue().recordAbsence(claim);
    queue().readmit(claim, ALLOW_AGAIN);
    ledger().record(order.id(), DUPLICATE);
    pass(PAST_DEADLINE);

    queue().recordIdTaken(claim());

    assertThat(order("c-1").status()).isEqualTo(OrderStatus.UNKNOWN);
  }

  @Test
  void aFillCountsOnceFromWhereverItComes() {
    sending("c-1", 10);
    BrokerOrder report = report(PARTIALLY_FILLED, "4", 2);

    assertThat(counts(Orders.filled(report, "derived-1", "4", "20.10"))).isTrue();
    assertThat(counts(Orders.filled(report, "x-1", "4", "20.10"))).isFalse();
    assertThat(counts(Orders.filled(report, "derived-1", "4", "20.10"))).isFalse();
    assertThat(
            executions().take(Orders.execution(report, "x-1", "4", "20.10"), EvidenceSource.POLL))
        .isEqualTo(new Intake.Taken(order("c-1"), false));
    assertThat(order("c-1").progress().filled()).isEqualTo(Quantity.of(4));
  }

  /** However the broker names its executions, in whatever order and how often it tells of each. */
  @Test
  void eachExecutionCountsOnceWhateverItIsCalled() {
    for (int seed = 0; seed < 40; seed++) {
      var random = new SplittableRandom(seed);
      String id = "p-" + seed;
      ledger().admit(request(id, 10), ALLOW);
      executions()
          .take(ExecutionReport.of(Orders.report(id, terms(10), NEW, "0", 1)), EvidenceSource.POLL);
      List<Execution> told = new ArrayList<>();
      for (int filled = 0; filled < 10; ) {
        int quantity = Math.min(10 - filled, 1 + random.nextInt(4));
        filled += quantity;
        BrokerOrder word =
            Orders.report(id, terms(10), PARTIALLY_FILLED, Integer.toString(filled), filled);
        for (int times = 1 + random.nextInt(4); times > 0; times--) {
          String name = (random.nextBoolean() ? "x-" : "derived-") + id + "-" + filled;
          told.add(Orders.execution(word, name, Integer.toString(quantity), "20.10"));
        }
      }
      Collections.shuffle(told, random);

      told.forEach(execution -> executions().take(execution, EvidenceSource.STREAM));

      OrderProgress progress = order(id).progress();
      assertThat(progress.filled()).as("seed %d: %s", seed, told).isEqualTo(Quantity.of(10));
      assertThat(progress.filledNotional()).isEqualTo(Money.usd("201"));
    }
  }

  @Test
  void whatIsCountedIsNoNews() {
    sending("c-1", 10);
    BrokerOrder word = report(PARTIALLY_FILLED, "2", 2);
    counts(Orders.filled(word, "derived-1", "2", "20.10"));
    counts(Orders.filled(report(PARTIALLY_FILLED, "5", 3), "x-2", "3", "20.20"));
    Execution named = Orders.execution(word, "x-1", "2", "20.10");
    Execution second = Orders.execution(report(PARTIALLY_FILLED, "5", 3), "x-2", "3", "20.20");
    Execution third = Orders.execution(report(PARTIALLY_FILLED, "6", 4), "x-3", "1", "20.30");

    assertThat(executions().notCounted(List.of(third, second, named)))
        .as("its own name is news of what is counted under a derived one")
        .containsExactly(third, named);

    executions().take(named, EvidenceSource.POLL);
    takeBack(report(PARTIALLY_FILLED, "2", 9), "x-1");

    assertThat(executions().notCounted(List.of(third, second, named)))
        .as("taken back, it has been counted all the same")
        .containsExactly(third);
    assertThat(executions().notCounted(List.of())).isEmpty();
  }

  /** A correction whose message was lost: another execution is listed in the place of one. */
  @Test
  void whatTheBrokerNoLongerListsIsTakenBackWhereTheRestAddsUp() {
    sending("c-1", 10);
    counts(Orders.filled(report(PARTIALLY_FILLED, "2", 2), "x-1", "2", "20.10"));
    counts(Orders.filled(report(PARTIALLY_FILLED, "5", 3), "x-2", "3", "20.20"));
    counts(Orders.filled(report(PARTIALLY_FILLED, "5", 3), "x-3", "4", "20.30"));

    takeBack(report(PARTIALLY_FILLED, "6", 9), "x-1", "x-3");
    takeBack(report(PARTIALLY_FILLED, "6", 9), "x-1", "x-3");

    OrderProgress progress = order("c-1").progress();
    assertThat(progress.filled()).isEqualTo(Quantity.of(6));
    assertThat(progress.filledNotional()).isEqualTo(Money.usd("121.40"));
    assertThat(progress.isMissingFills()).isFalse();
    assertThat(counts(Orders.filled(report(PARTIALLY_FILLED, "5", 3), "x-2", "3", "20.20")))
        .as("it comes round again")
        .isFalse();
    assertThat(order("c-1").progress()).isEqualTo(progress);
  }

  @Test
  void nothingIsTakenBackWithoutProof() {
    sending("c-1", 10);
    counts(Orders.filled(report(PARTIALLY_FILLED, "2", 2), "x-1", "2", "20.10"));
    // The broker says how the order stands a moment after the execution.
    Execution second = Orders.execution(report(PARTIALLY_FILLED, "5", 3), "x-2", "3", "20.20");
    counts(new ExecutionReport(report(PARTIALLY_FILLED, "5", 5), second));
    OrderProgress before = order("c-1").progress();

    takeBack(report(PARTIALLY_FILLED, "2", 4), "x-1");
    assertThat(order("c-1").progress()).as("not the last word").isEqualTo(before);
    takeBack(report(PARTIALLY_FILLED, "4", 9), "x-1");
    assertThat(order("c-1").progress()).as("does not add up").isEqualTo(before);
    executions()
        .take(
            Orders.execution(report(PARTIALLY_FILLED, "8", 20), "x-3", "3", "20.20"),
            EvidenceSource.POLL);
    takeBack(report(PARTIALLY_FILLED, "2", 9), "x-1");
    assertThat(order("c-1").progress().filled())
        .as("one was executed after the word")
        .isEqualTo(Quantity.of(8));
  }

  private void takeBack(BrokerOrder word, String... listed) {
    executions()
        .takeBackUnlisted(
            word,
            Arrays.stream(listed).map(ExecutionId::new).collect(toSet()),
            EvidenceSource.POLL);
  }

  @Test
  void aFillAfterTheEndCountsAndChangesNoState() {
    sending("c-1", 10);
    take(CANCELED, "0", 2);

    assertThat(counts(Orders.filled(report(CANCELED, "4", 3), "x-1", "4", "20.10"))).isTrue();
    assertThat(order("c-1").status()).isEqualTo(OrderStatus.CANCELED);
    assertThat(order("c-1").progress().filled()).isEqualTo(Quantity.of(4));
  }

  @Test
  void whatNobodySentThroughHereIsForeign() {
    assertThat(executions().take(ExecutionReport.of(report(NEW, "0", 1)), EvidenceSource.STREAM))
        .isInstanceOf(Intake.Foreign.class);
  }

  @Test
  void worthAskingAfterIsWhatWorksAndWhatMissesFills() {
    sending("c-1", 10);
    assertThat(book().toAskAfter(Set.of(), 5)).isEmpty();
    take(NEW, "0", 1);
    assertThat(book().toAskAfter(Set.of(), 5)).hasSize(1);
    take(CANCELED, "4", 2);
    assertThat(book().toAskAfter(Set.of(), 5)).as("a fill is missing").hasSize(1);
    counts(Orders.filled(report(CANCELED, "4", 2), "x-1", "4", "20.10"));
    assertThat(book().toAskAfter(Set.of(), 5)).isEmpty();
  }

  /** However many there are of those, they must not hide the others. */
  @Test
  void notWorthAskingAfterIsWhatHasBeenHeardOf() {
    for (String id : List.of("c-1", "c-2", "c-3")) {
      ledger().admit(request(id, 10), ALLOW);
      executions()
          .take(ExecutionReport.of(Orders.report(id, terms(10), NEW, "0", 1)), EvidenceSource.POLL);
    }
    var heardOf = Set.of(new BrokerOrderId("broker-c-1"), new BrokerOrderId("broker-c-2"));

    assertThat(book().toAskAfter(heardOf, 1))
        .extracting(order -> order.clientOrderId().value())
        .containsExactly("c-3");
  }

  @Test
  void anOrderOnItsWayOutIsNotReplaced() {
    Order order = sending("c-1", 10);
    assertThat(replace(order, "c-2")).as("not at the broker yet").isNotInstanceOf(RECORDED);
    take(NEW, "0", 1);
    cancels().record(order("c-1"), "trader");

    assertThat(order("c-1").status()).isEqualTo(OrderStatus.ACCEPTED);
    assertThat(replace(order, "c-2")).as("to be canceled").isNotInstanceOf(RECORDED);
    cancels().taken(order("c-1"));
    assertThat(order("c-1").status()).isEqualTo(OrderStatus.PENDING_CANCEL);
    assertThat(replace(order, "c-2")).isNotInstanceOf(RECORDED);
    take(PENDING_CANCEL, "0", 2);
    take(NEW, "0", 3);
    assertThat(replace(order, "c-2")).isInstanceOf(RECORDED);
    assertThat(replace(order, "c-3")).as("another is in its way").isNotInstanceOf(RECORDED);
  }

  @Test
  void anOrderWorksOnOnceItsReplacementIsRefused() {
    Order order = sending("c-1", 10);
    take(NEW, "0", 1);
    replace(order, "c-2");
    assertThat(ledger().recordReplacing(order.id()).status())
        .isEqualTo(OrderStatus.PENDING_REPLACE);

    ledger().record(order("c-2").id(), new SendOutcome.Refused(422, "no"));

    assertThat(order("c-1").status()).isEqualTo(OrderStatus.ACCEPTED);
  }

  @Test
  void theBrokerIsAskedToCancelAtGrowingIntervalsUntilItHasTakenIt() {
    sending("c-1", 10);
    take(NEW, "0", 1);
    cancels().record(order("c-1"), "trader");

    assertThat(cancels().due(3)).as("who asked for it asks first").isEmpty();
    for (int seconds : List.of(1, 1, 2, 4, 8, 10, 10)) {
      pass(Duration.ofSeconds(seconds).minusMillis(200));
      assertThat(cancels().due(3)).as("a little less than %s s later", seconds).isEmpty();
      pass(Duration.ofMillis(200));
      assertThat(due()).as("%s s later", seconds).containsExactly("c-1");
    }
    cancels().taken(order("c-1"));
    pass(Duration.ofMinutes(1));
    assertThat(cancels().due(3)).isEmpty();
  }

  @Test
  void aCancelWaitsForAnOrderThatIsNotThereYet() {
    Order order = sending("c-1", 10);
    ledger().record(order.id(), TIMEOUT);
    cancels().record(order("c-1"), "trader");
    pass(Duration.ofMinutes(1));

    assertThat(cancels().due(3)).isEmpty();
    take(NEW, "0", 1);
    assertThat(due()).containsExactly("c-1");
  }

  @Test
  void theEndOfAnOrderEndsItsCancel() {
    sending("c-1", 10);
    take(NEW, "0", 1);
    cancels().record(order("c-1"), "trader");
    take(CANCELED, "0", 2);
    pass(Duration.ofMinutes(1));

    assertThat(cancels().due(3)).isEmpty();
    Order ended = order("c-1");
    assertThat(cancels().record(ended, "trader")).as("nothing is left to cancel").isEqualTo(ended);
    assertThat(cancels().taken(ended).status()).isEqualTo(OrderStatus.CANCELED);
  }

  @Test
  void whatIsToBeCanceledIsNotSentAgain() {
    Order order = sending("c-1", 10);
    pass(PAST_DEADLINE);
    Claim claim = claim();
    queue().recordAbsence(claim);
    cancels().record(order, "trader");

    assertThat(queue().readmit(claim, ALLOW_AGAIN)).isEqualTo(Readmission.NOT_WANTED);
  }

  @Test
  void aCancelGoesToTheReplacementToo() {
    Order order = sending("c-1", 10);
    take(NEW, "0", 1);
    replace(order, "c-2");

    assertThat(cancels().record(order("c-1"), "trader").cancelRequestedAt()).isNotNull();
    assertThat(order("c-2").cancelRequestedAt()).isNotNull();
    executions()
        .take(
            ExecutionReport.of(Orders.report("c-2", terms(12), NEW, "0", 3)), EvidenceSource.POLL);
    pass(Duration.ofMinutes(1));
    assertThat(List.of(due(), due()).stream().flatMap(List::stream))
        .containsExactlyInAnyOrder("c-1", "c-2");
  }

  @Test
  void whoAsksForACancelAgainDoesNotPutItOff() {
    sending("c-1", 10);
    take(NEW, "0", 1);
    cancels().record(order("c-1"), "trader");
    pass(Duration.ofMillis(900));

    assertThat(cancels().record(order("c-1"), "trader")).isEqualTo(order("c-1"));
    pass(Duration.ofMillis(200));

    assertThat(due()).containsExactly("c-1");
  }

  @Test
  void nothingIsCanceledInTheStandOfAnOrderThatHasEnded() {
    Order order = replaced();

    assertThat(cancels().record(order, "trader")).isEqualTo(order);

    assertThat(order("c-2").cancelRequestedAt()).isNull();
    assertThat(cancels().isPassedOn(order.id())).isFalse();
  }

  @Test
  void aRequestThatWentToTheReplacementIsKnownOfTheReplaced() {
    Order order = sending("c-1", 10);
    take(NEW, "0", 1);
    replace(order, "c-2");
    assertThat(cancels().isPassedOn(order.id())).isFalse();

    cancels().record(order("c-1"), "trader");

    assertThat(cancels().isPassedOn(order.id())).isTrue();
  }

  @Test
  void aRefusalOfACancelIsNotTakenBackByTheAnswerBeforeIt() {
    sending("c-1", 10);
    take(NEW, "0", 1);
    Order asked = cancels().record(order("c-1"), "trader");
    take(PENDING_CANCEL, "0", 2);
    take(NEW, "0", 3);

    assertThat(cancels().taken(asked).status()).isEqualTo(OrderStatus.ACCEPTED);
  }

  @Test
  void manyCancelsAreWrittenDownTogether() {
    sending("c-1", 10);
    take(NEW, "0", 1);
    Order replaced = order("c-1");
    replace(replaced, "c-2");
    sending("c-3", 10);
    Order denied = denied("c-4");
    List<OrderId> ids = List.of(replaced.id(), order("c-3").id(), denied.id());

    List<Order> recorded = cancels().recordReady(ids, "trader");

    assertThat(recorded)
        .as("what is to be replaced is left out")
        .containsExactlyInAnyOrder(order("c-3"), denied);
    assertThat(order("c-3").cancelRequestedAt()).isNotNull();
    assertThat(order("c-1").cancelRequestedAt()).isNull();
    assertThat(order("c-2").cancelRequestedAt()).isNull();
  }

  /** One, as the fake hands out no more at a time. */
  private List<String> due() {
    return cancels().due(1).stream().map(order -> order.clientOrderId().value()).toList();
  }

  private static ResendJudge again(Judge judge) {
    return (order, _, gate) -> judge.judge(order, gate);
  }

  private static final Class<?> RECORDED = Admission.Recorded.class;

  private Admission replace(Order order, String by) {
    return ledger()
        .admit(NewOrder.replacing(order, new ClientOrderId(by), terms(12), "trader"), ALLOW);
  }

  /** An order in whose place another works. */
  private Order replaced() {
    Order order = sending("c-1", 10);
    take(NEW, "0", 1);
    replace(order, "c-2");
    take(REPLACED, "0", 2);
    return order("c-1");
  }

  private Order denied(String id) {
    return switch (ledger().admit(request(id, 10), DENY)) {
      case Admission.Denied(Order denied, _) -> denied;
      case Admission other -> throw new AssertionError("not denied: " + other);
    };
  }

  private Order sending(String id, long quantity) {
    return switch (ledger().admit(request(id, quantity), ALLOW)) {
      case Admission.Recorded(Order recorded) -> recorded;
      case Admission other -> throw new AssertionError("not recorded: " + other);
    };
  }

  private Claim claim() {
    return queue().claim(1).getFirst();
  }

  private void absence(Duration after) {
    pass(after);
    queue().recordAbsence(claim());
  }

  private boolean counts(ExecutionReport report) {
    return executions().take(report, EvidenceSource.STREAM) instanceof Intake.Taken(_, boolean c)
        && c;
  }

  private void take(BrokerOrderStatus status, String filled, int millis) {
    executions().take(ExecutionReport.of(report(status, filled, millis)), EvidenceSource.POLL);
  }

  private Order order(String id) {
    Optional<Order> order =
        ledger().known(request(id, 10)).flatMap(known -> book().find(known.order().id()));
    return order.orElseThrow();
  }

  private static BrokerOrder report(BrokerOrderStatus status, String filled, int millis) {
    return Orders.report("c-1", terms(10), status, filled, millis);
  }

  private static NewOrder request(String id, long quantity) {
    return Orders.newOrder(id, terms(quantity));
  }

  private static OrderTerms terms(long quantity) {
    return OrderTerms.of(
        new Symbol("AAPL"),
        Side.BUY,
        Quantity.of(quantity),
        new Pricing.Limit(Price.of(20)),
        TimeInForce.DAY);
  }
}
