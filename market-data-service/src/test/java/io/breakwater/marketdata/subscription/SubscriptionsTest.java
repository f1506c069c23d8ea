package io.breakwater.marketdata.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.marketdata.instrument.Symbol;
import io.breakwater.marketdata.subscription.Subscriptions.Held;
import io.breakwater.subscription.Source;
import io.breakwater.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SubscriptionsTest {

  private static final Symbol AAPL = Symbol.of("AAPL");
  private static final Symbol MSFT = Symbol.of("MSFT");
  private static final Source MANUAL = new Source("manual");
  private static final Source RUN = new Source("orchestrator:7");

  private final SettableClock machine = SettableClock.at("2026-11-22T20:00:00Z");
  private final RecordingUpstream upstream = new RecordingUpstream();
  private final Subscriptions subscriptions =
      new Subscriptions(upstream, 1, machine, Duration.ofMinutes(10));

  @Test
  void opensForTheFirstSourceAndClosesForTheLast() {
    assertThat(subscriptions.hold(AAPL, MANUAL)).isEqualTo(Held.NEWLY);
    assertThat(subscriptions.hold(AAPL, MANUAL)).isEqualTo(Held.ALREADY);
    assertThat(subscriptions.hold(AAPL, RUN)).isEqualTo(Held.NEWLY);
    assertThat(subscriptions.release(AAPL, MANUAL)).isTrue();
    assertThat(subscriptions.release(AAPL, MANUAL)).isFalse();
    assertThat(subscriptions.release(AAPL, RUN)).isTrue();

    assertThat(upstream.calls).containsExactly("open AAPL", "close AAPL");
  }

  @Test
  void refusesMoreSymbolsThanMayBeHeld() {
    subscriptions.hold(AAPL, MANUAL);

    assertThat(subscriptions.hold(MSFT, MANUAL)).isEqualTo(Held.REFUSED);
    assertThat(subscriptions.held()).isEqualTo(Map.of(AAPL, Set.of(MANUAL)));
  }

  @Test
  void aLeaseEndsByItselfAndEachQuestionProlongsIt() {
    subscriptions.lease(AAPL);
    machine.advance(Duration.ofMinutes(9));
    subscriptions.lease(AAPL);
    machine.advance(Duration.ofMinutes(9));
    subscriptions.endLeases();
    assertThat(subscriptions.held()).containsOnlyKeys(AAPL);

    machine.advance(Duration.ofMinutes(1));
    subscriptions.endLeases();
    assertThat(subscriptions.held()).isEmpty();
  }

  @Test
  void theEndOfALeaseLeavesOtherSourcesAlone() {
    subscriptions.hold(AAPL, MANUAL);
    subscriptions.lease(AAPL);

    machine.advance(Duration.ofMinutes(10));
    subscriptions.endLeases();

    assertThat(subscriptions.held()).isEqualTo(Map.of(AAPL, Set.of(MANUAL)));
    assertThat(upstream.calls).containsExactly("open AAPL");
  }

  @Test
  void aLeaseThatFoundNoRoomIsTriedAgainWithTheNextQuestion() {
    subscriptions.hold(MSFT, MANUAL);
    subscriptions.lease(AAPL);
    subscriptions.release(MSFT, MANUAL);

    subscriptions.lease(AAPL);

    assertThat(subscriptions.held()).containsOnlyKeys(AAPL);
  }

  @Test
  void opensAndClosesAlternateHoweverManyHoldersRace() {
    for (long seed = 0; seed < 5; seed++) {
      var racing = new RecordingUpstream();
      var shared = new Subscriptions(racing, 10, machine, Duration.ofMinutes(10));
      var random = new SplittableRandom(seed);
      List<? extends RandomGenerator> holders = random.splits(2_000).toList();

      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < holders.size(); i++) {
          Source source = new Source("orchestrator:" + i % 900);
          RandomGenerator own = holders.get(i);
          threads.execute(() -> holdAndRelease(shared, source, own));
        }
      }
      machine.advance(Duration.ofMinutes(10));
      shared.endLeases();
      shared.held().forEach((symbol, sources) -> sources.forEach(s -> shared.release(symbol, s)));

      assertThat(racing.calls).as("seed %d", seed).hasSizeGreaterThan(1);
      for (int i = 0; i < racing.calls.size(); i++) {
        assertThat(racing.calls.get(i))
            .as("seed %d, call %d", seed, i)
            .isEqualTo(i % 2 == 0 ? "open AAPL" : "close AAPL");
      }
      assertThat(racing.calls).as("seed %d", seed).last().isEqualTo("close AAPL");
    }
  }

  private static void holdAndRelease(Subscriptions shared, Source source, RandomGenerator random) {
    for (int i = 0; i < 10; i++) {
      switch (random.nextInt(3)) {
        case 0 -> shared.hold(AAPL, source);
        case 1 -> shared.release(AAPL, source);
        default -> shared.lease(AAPL);
      }
    }
  }
}
