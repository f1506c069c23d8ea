package io.breakwater.orchestrator.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.money.Price;
import io.breakwater.orchestrator.instrument.Symbol;
import io.breakwater.orchestrator.ledger.Admission;
import io.breakwater.orchestrator.ledger.Claim;
import io.breakwater.orchestrator.ledger.InMemoryRunLedger;
import io.breakwater.orchestrator.ledger.Leg;
import io.breakwater.orchestrator.ledger.LegState;
import io.breakwater.orchestrator.ledger.Run;
import io.breakwater.orchestrator.ledger.RunId;
import io.breakwater.orchestrator.ledger.RunProperties;
import io.breakwater.orchestrator.ledger.RunStatus;
import io.breakwater.orchestrator.ledger.Runs;
import io.breakwater.orchestrator.orders.Side;
import io.breakwater.orchestrator.peer.Peer;
import io.breakwater.orchestrator.peer.PeerUnreachableException;
import io.breakwater.orchestrator.quotes.Quote;
import io.breakwater.orchestrator.signals.Signal;
import io.breakwater.orchestrator.signals.SignalSet;
import io.breakwater.orchestrator.signals.SignalSource;
import io.breakwater.testing.SettableMarketClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whole runs in memory, thousands of them: peers that lose requests and answers, orders that end in
 * every way, instances that are killed anywhere and taken over, time that runs out.
 */
class RunSimulationTest {

  private static final RunProperties PROPERTIES =
      new RunProperties(
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          Duration.ofSeconds(5));
  private static final List<Symbol> SYMBOLS =
      Stream.of("AAPL", "IBM", "MSFT", "ORCL", "TXN").map(Symbol::of).toList();

  @Test
  void neverTradesASymbolTwiceAndAlwaysSaysHowItEnded() {
    int kills = 0;
    int flips = 0;
    Map<RunStatus, Integer> ends = new java.util.EnumMap<>(RunStatus.class);
    for (long seed = 0; seed < 3_000; seed++) {
      var simulation = new Simulation(seed);

      Run run = simulation.run();

      simulation.check(run);
      kills += simulation.kills;
      flips += simulation.flips;
      ends.merge(run.status(), 1, Integer::sum);
    }

    assertThat(kills).isGreaterThan(3_000);
    assertThat(flips).as("positions taken through zero").isGreaterThan(1_000);
    assertThat(ends.keySet())
        .containsExactlyInAnyOrder(RunStatus.COMPLETED, RunStatus.PARTIAL, RunStatus.FAILED);
  }

  /** One run, from its seed. */
  private static final class Simulation {
    private final long seed;
    private final SplittableRandom random;
    private final SettableMarketClock clock =
        SettableMarketClock.at("2013-01-02T15:00:00Z", "2026-11-22T21:00:00Z");
    private final InMemoryRunLedger ledger = new InMemoryRunLedger(clock, PROPERTIES);
    private final SimulatedMarket market;
    private final double trouble;
    private int kills;
    private int flips;

    Simulation(long seed) {
      this.seed = seed;
      this.random = new SplittableRandom(seed);
      this.trouble = seed % 4 == 0 ? 0 : random.nextDouble(0.4);
      this.market = new SimulatedMarket(random, trouble);
      if (seed % 5 == 1) {
        market.goAwayAtCall(random.nextInt(1, 20));
      }
      SYMBOLS.forEach(symbol -> market.hold(symbol, random.nextLong(-50, 50)));
    }

    Run run() {
      RunId id = Runs.id();
      String[] symbols = SYMBOLS.stream().map(Symbol::value).toArray(String[]::new);
      Claim claim = ((Admission.Created) ledger.admit(id, Runs.request("alpha", symbols))).claim();
      for (int step = 0; step < 100_000; step++) {
        claim = driveABit(claim);
        Run run = ledger.find(id).orElseThrow();
        if (run.status().isFinal()) {
          return run;
        }
        clock.advance(Duration.ofMillis(random.nextLong(1, 2_000)));
      }
      throw new AssertionError("seed %d: the run did not end".formatted(seed));
    }

    /** Drives on until the instance waits, or is killed and another takes over. */
    private Claim driveABit(Claim claim) {
      boolean doomed = trouble > 0 && random.nextInt(3) == 0;
      var points = doomed ? CrashPoints.killAt(random.nextInt(1, 12)) : CrashPoints.none();
      var ports = new Instance.Ports(ledger, signals(), market, this::quotes, market);
      try {
        Instance instance = Instance.of(ports.watchedBy(points), clock);
        while (instance.advanceRun().advance(claim) == Advance.AGAIN) {}
        return claim;
      } catch (CrashPoints.Killed e) {
        kills++;
        clock.advanceMachine(PROPERTIES.lease().plusMillis(1));
        return ledger.claimAbandoned().orElse(claim);
      }
    }

    private SignalSource signals() {
      return request -> {
        if (random.nextDouble() < trouble) {
          throw new PeerUnreachableException(Peer.SIGNAL_SERVICE, "did not answer");
        }
        var weights = new ArrayList<Signal>();
        for (Symbol symbol : SYMBOLS) {
          BigDecimal weight = BigDecimal.valueOf(random.nextInt(-2, 3), 1);
          weights.add(new Signal(symbol, weights.size() + 1, BigDecimal.ZERO, weight));
        }
        return new SignalSet("s", "v1", LocalDate.of(2012, 12, 31), false, weights, Map.of());
      };
    }

    private Map<Symbol, Quote> quotes(java.util.Set<Symbol> symbols) {
      return symbols.stream()
          .filter(_ -> random.nextDouble() >= trouble / 4)
          .map(this::quote)
          .collect(Collectors.toMap(Quote::symbol, Function.identity()));
    }

    private Quote quote(Symbol symbol) {
      Price price = Price.of(random.nextLong(20, 500));
      return new Quote(symbol, price, price, price, clock.instant(), clock.machine().instant());
    }

    private void check(Run run) {
      assertThat(market.violations()).as("seed %d", seed).isEmpty();
      assertThat(market.orders().keySet())
          .as("seed %d: every order is named by a leg", seed)
          .allMatch(id ->
              SYMBOLS.stream()
                  .anyMatch(symbol ->
                      run.id().orderFor(symbol).equals(id)
                          || run.id().closingOrderFor(symbol).equals(id)));
      switch (run.status()) {
        case COMPLETED -> run.legs().forEach(leg -> checkReached(leg));
        case PARTIAL -> assertThat(run.failure()).as("seed %d", seed).isNotNull();
        case FAILED -> assertThat(market.orders()).as("seed %d", seed).isEmpty();
        case CREATED, TARGETED, ORDERING, WAITING ->
            throw new AssertionError("seed %d: %s".formatted(seed, run.status()));
      }
      run.legs().forEach(leg -> checkToldTruly(run, leg));
      if (trouble == 0 && seed % 5 != 1) {
        assertThat(run.status()).as("seed %d", seed).isEqualTo(RunStatus.COMPLETED);
      }
    }

    private void checkReached(Leg leg) {
      assertThat(market.held(leg.symbol()))
          .as("seed %d: %s", seed, leg)
          .isEqualTo(leg.planned().target());
    }

    /** Whatever says that nothing was sent, was not sent. */
    private void checkToldTruly(Run run, Leg leg) {
      boolean sent = market.orders().containsKey(leg.orderIdIn(run.id()));
      boolean saysNotSent =
          leg.state() instanceof LegState.Skipped
              || leg.state() instanceof LegState.Denied
              || leg.state() instanceof LegState.Refused
              || leg.state() instanceof LegState.NoChange
              || leg.state() instanceof LegState.Unplanned;
      assertThat(sent && saysNotSent).as("seed %d: %s", seed, leg).isFalse();
      if (leg.closed() != null) {
        flips++;
        assertThat(market.orders())
            .as("seed %d: %s", seed, leg)
            .containsKey(leg.closed().clientOrderId());
      }
      if (leg.state() instanceof LegState.Placed(var report) && report.status().isFilled()) {
        assertThat(leg.side()).as("seed %d", seed).isIn(Side.BUY, Side.SELL);
        checkReached(leg);
      }
    }
  }
}
