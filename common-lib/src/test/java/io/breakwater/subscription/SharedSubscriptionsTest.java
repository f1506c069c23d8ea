package io.breakwater.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedSubscriptionsTest {

  private static final Source MANUAL = new Source("manual");
  private static final Source POSITION = new Source("position");

  private final RecordingUpstream upstream = new RecordingUpstream();
  private final SharedSubscriptions<String> subscriptions = new SharedSubscriptions<>(upstream);

  @Test
  void theFirstSourceOpensAndTheLastCloses() {
    subscriptions.subscribe("AAPL", MANUAL);
    subscriptions.subscribe("AAPL", POSITION);
    subscriptions.unsubscribe("AAPL", MANUAL);
    assertThat(upstream.calls).containsExactly("open AAPL");

    subscriptions.unsubscribe("AAPL", POSITION);

    assertThat(upstream.calls).containsExactly("open AAPL", "close AAPL");
    assertThat(subscriptions.held()).isEmpty();
  }

  @Test
  void aSourceThatAsksTwiceHoldsOnce() {
    assertThat(subscriptions.subscribe("AAPL", MANUAL)).isTrue();
    assertThat(subscriptions.subscribe("AAPL", MANUAL)).isFalse();

    assertThat(subscriptions.unsubscribe("AAPL", MANUAL)).isTrue();
    assertThat(subscriptions.unsubscribe("AAPL", MANUAL)).isFalse();

    assertThat(upstream.calls).containsExactly("open AAPL", "close AAPL");
  }

  @Test
  void tellsEachSourceWhetherItIsNew() {
    assertThat(subscriptions.subscribe("AAPL", MANUAL)).isTrue();
    assertThat(subscriptions.subscribe("AAPL", POSITION)).isTrue();
    assertThat(subscriptions.subscribe("AAPL", POSITION)).isFalse();
  }

  @Test
  void aSourceCannotGiveUpWhatAnotherHolds() {
    subscriptions.subscribe("AAPL", MANUAL);

    assertThat(subscriptions.unsubscribe("AAPL", POSITION)).isFalse();

    assertThat(subscriptions.held()).isEqualTo(Map.of("AAPL", Set.of(MANUAL)));
    assertThat(upstream.calls).containsExactly("open AAPL");
  }

  @Test
  void saysWhoHoldsWhat() {
    subscriptions.subscribe("AAPL", MANUAL);
    subscriptions.subscribe("AAPL", POSITION);
    subscriptions.subscribe("MSFT", POSITION);

    assertThat(subscriptions.held())
        .isEqualTo(Map.of("AAPL", Set.of(MANUAL, POSITION), "MSFT", Set.of(POSITION)));
  }

  @Test
  void whatItSaidStaysAsItWas() {
    subscriptions.subscribe("AAPL", MANUAL);
    Map<String, Set<Source>> before = subscriptions.held();

    subscriptions.subscribe("AAPL", POSITION);
    subscriptions.subscribe("MSFT", POSITION);

    assertThat(before).isEqualTo(Map.of("AAPL", Set.of(MANUAL)));
  }

  @Test
  void aSourceCanLeaveEverythingAtOnce() {
    subscriptions.subscribe("AAPL", MANUAL);
    subscriptions.subscribe("AAPL", POSITION);
    subscriptions.subscribe("MSFT", POSITION);

    subscriptions.unsubscribeAll(POSITION);

    assertThat(subscriptions.held()).isEqualTo(Map.of("AAPL", Set.of(MANUAL)));
    assertThat(upstream.calls).containsExactly("open AAPL", "open MSFT", "close MSFT");
  }

  @Test
  void nobodyHoldsWhatCouldNotBeOpened() {
    upstream.failure = new IllegalStateException("queue full");

    assertThatThrownBy(() -> subscriptions.subscribe("AAPL", MANUAL)).hasMessage("queue full");
    assertThat(subscriptions.held()).isEmpty();

    upstream.failure = null;
    subscriptions.subscribe("AAPL", MANUAL);
    assertThat(upstream.calls).containsExactly("open AAPL");
  }

  @Test
  void whatCouldNotBeClosedIsStillHeld() {
    subscriptions.subscribe("AAPL", MANUAL);
    upstream.failure = new IllegalStateException("queue full");

    assertThatThrownBy(() -> subscriptions.unsubscribe("AAPL", MANUAL)).hasMessage("queue full");
    assertThat(subscriptions.held()).isEqualTo(Map.of("AAPL", Set.of(MANUAL)));

    upstream.failure = null;
    assertThat(subscriptions.unsubscribe("AAPL", MANUAL)).isTrue();
    assertThat(upstream.calls).containsExactly("open AAPL", "close AAPL");
  }

  @Test
  void refusesMoreKeysThanItMayHoldUntilOneIsClosed() {
    var two = new SharedSubscriptions<>(upstream, 2);
    two.subscribe("AAPL", MANUAL);
    two.subscribe("MSFT", MANUAL);

    assertThatThrownBy(() -> two.subscribe("IBM", MANUAL))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("at most 2 keys may be held");
    two.subscribe("AAPL", POSITION);
    assertThat(two.held()).containsOnlyKeys("AAPL", "MSFT");

    two.unsubscribe("MSFT", MANUAL);
    two.subscribe("IBM", MANUAL);
    assertThat(two.held()).containsOnlyKeys("AAPL", "IBM");
  }

  @Test
  void anOpenThatFailsTakesNoPlace() {
    var one = new SharedSubscriptions<>(upstream, 1);
    upstream.failure = new IllegalStateException("queue full");
    assertThatThrownBy(() -> one.subscribe("AAPL", MANUAL)).hasMessage("queue full");
    upstream.failure = null;

    assertThat(one.subscribe("MSFT", MANUAL)).isTrue();
  }

  @Test
  void refusesMoreSourcesOfAKeyThanItMayHave() {
    for (int i = 0; i < SharedSubscriptions.MAX_SOURCES; i++) {
      subscriptions.subscribe("AAPL", new Source("run:" + i));
    }

    assertThatThrownBy(() -> subscriptions.subscribe("AAPL", MANUAL))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a key may have at most 1000 sources");
    assertThat(subscriptions.subscribe("AAPL", new Source("run:0"))).isFalse();
  }

  @Test
  void refusesToHoldNothing() {
    assertThatThrownBy(() -> new SharedSubscriptions<>(upstream, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("maxKeys must be at least 1, was 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a\nb", "käse"})
  void refusesSourcesWithoutAReadableName(String name) {
    assertThatThrownBy(() -> new Source(name)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aSourcesNameHasAnEnd() {
    assertThat(new Source("x".repeat(64))).hasToString("x".repeat(64));
    assertThatThrownBy(() -> new Source("x".repeat(65)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("had 65 characters");
  }

  @Test
  void opensAndClosesPairUpUnderTwoThousandRacingHolders()
      throws InterruptedException, ExecutionException {
    var counting = new CountingUpstream();
    var raced = new SharedSubscriptions<>(counting);

    raceHolders(raced, 2_000);

    assertThat(raced.held()).isEmpty();
    assertThat(counting.violations).as("opens of an open key, closes of a closed one").hasValue(0);
    assertThat(counting.open.values()).as("still open").allMatch(open -> open.get() == 0);
    assertThat(counting.opened).as("opens and closes").hasValue(counting.closed.get());
    assertThat(counting.opened).hasPositiveValue();
  }

  /** Each holder takes, holds and leaves a few keys of five, alone or beside the others. */
  private static void raceHolders(SharedSubscriptions<String> raced, int holders)
      throws InterruptedException, ExecutionException {
    var start = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var ends = new ArrayList<Future<?>>();
      for (int holder = 0; holder < holders; holder++) {
        var source = new Source("holder:" + holder);
        var random = new SplittableRandom(holder);
        ends.add(
            threads.submit(() -> {
              start.await();
              for (int round = 0; round < 10; round++) {
                String key = "KEY" + random.nextInt(5);
                raced.subscribe(key, source);
                Thread.yield();
                raced.unsubscribe(key, source);
              }
              return null;
            }));
      }
      start.countDown();
      for (Future<?> end : ends) {
        end.get();
      }
    }
  }

  private static final class RecordingUpstream implements Upstream<String> {

    private final List<String> calls = new ArrayList<>();
    private RuntimeException failure;

    @Override
    public void open(String key) {
      record("open " + key);
    }

    @Override
    public void close(String key) {
      record("close " + key);
    }

    private void record(String call) {
      if (failure != null) {
        throw failure;
      }
      calls.add(call);
    }
  }

  private static final class CountingUpstream implements Upstream<String> {

    private final Map<String, AtomicInteger> open = new ConcurrentHashMap<>();
    private final AtomicInteger violations = new AtomicInteger();
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();

    @Override
    public void open(String key) {
      opened.incrementAndGet();
      expect(1, open.computeIfAbsent(key, k -> new AtomicInteger()).incrementAndGet());
    }

    @Override
    public void close(String key) {
      closed.incrementAndGet();
      expect(0, open.computeIfAbsent(key, k -> new AtomicInteger()).decrementAndGet());
    }

    private void expect(int expected, int now) {
      if (now != expected) {
        violations.incrementAndGet();
      }
    }
  }
}
