package io.breakwater.marketdata.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.marketdata.instrument.Symbol;
import io.breakwater.marketdata.instrument.VendorUnavailableException;
import io.breakwater.marketdata.subscription.ExplicitSubscriptions.Outcome;
import io.breakwater.subscription.Source;
import io.breakwater.testing.SettableClock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExplicitSubscriptionsTest {

  private static final Symbol AAPL = Symbol.of("AAPL");
  private static final Symbol MSFT = Symbol.of("MSFT");
  private static final Source MANUAL = new Source("manual");
  private static final Source RUN = new Source("orchestrator:7");

  private final InMemorySubscriptionBook book = new InMemorySubscriptionBook();
  private final Set<Symbol> known = new HashSet<>(Set.of(AAPL, MSFT));
  private final Subscriptions subscriptions = newSubscriptions();
  private final ExplicitSubscriptions explicit =
      new ExplicitSubscriptions(book, subscriptions, known::contains);

  @Test
  void writesDownAndHolds() {
    assertThat(explicit.subscribe(AAPL, MANUAL)).isEqualTo(Outcome.SUBSCRIBED);
    assertThat(explicit.subscribe(AAPL, MANUAL)).isEqualTo(Outcome.HELD_ALREADY);

    assertThat(book.read()).isEqualTo(Map.of(AAPL, Set.of(MANUAL)));
    assertThat(subscriptions.held()).isEqualTo(Map.of(AAPL, Set.of(MANUAL)));
  }

  @Test
  void refusesASymbolThatTheVendorDoesNotKnow() {
    known.clear();

    assertThat(explicit.subscribe(AAPL, MANUAL)).isEqualTo(Outcome.UNKNOWN_SYMBOL);
    assertThat(book.read()).isEmpty();
    assertThat(subscriptions.held()).isEmpty();
  }

  @Test
  void takesTheWishWhileTheVendorDoesNotAnswer() {
    var blind =
        new ExplicitSubscriptions(
            book,
            subscriptions,
            symbol -> {
              throw new VendorUnavailableException("away");
            });

    assertThat(blind.subscribe(AAPL, MANUAL)).isEqualTo(Outcome.SUBSCRIBED);
  }

  @Test
  void writesNothingDownWhereThereIsNoRoom() {
    explicit.subscribe(AAPL, MANUAL);

    assertThat(explicit.subscribe(MSFT, MANUAL)).isEqualTo(Outcome.LIMIT_REACHED);
    assertThat(book.read()).containsOnlyKeys(AAPL);
  }

  @Test
  void takesASubscriptionBack() {
    explicit.subscribe(AAPL, MANUAL);

    assertThat(explicit.unsubscribe(AAPL, MANUAL)).isTrue();
    assertThat(explicit.unsubscribe(AAPL, MANUAL)).isFalse();
    assertThat(book.read()).isEmpty();
    assertThat(subscriptions.held()).isEmpty();
  }

  @Test
  void holdsAfterARestartWhatWasWrittenBefore() {
    explicit.subscribe(AAPL, MANUAL);
    Subscriptions restarted = newSubscriptions();

    new ExplicitSubscriptions(book, restarted, known::contains).follow();

    assertThat(restarted.held()).isEqualTo(Map.of(AAPL, Set.of(MANUAL)));
  }

  @Test
  void followsWhatOtherInstancesWroteAndStruckOut() {
    explicit.subscribe(AAPL, MANUAL);
    book.add(AAPL, RUN);
    book.remove(AAPL, MANUAL);

    explicit.follow();

    assertThat(subscriptions.held()).isEqualTo(Map.of(AAPL, Set.of(RUN)));
  }

  @Test
  void leavesPositionsAndLeasesAlone() {
    subscriptions.hold(AAPL, Sources.POSITION);
    subscriptions.lease(AAPL);

    explicit.follow();

    assertThat(subscriptions.held())
        .isEqualTo(Map.of(AAPL, Set.of(Sources.POSITION, Sources.QUOTE)));
  }

  private static Subscriptions newSubscriptions() {
    return new Subscriptions(
        new RecordingUpstream(),
        1,
        SettableClock.at("2026-11-22T20:00:00Z"),
        Duration.ofMinutes(10));
  }
}
