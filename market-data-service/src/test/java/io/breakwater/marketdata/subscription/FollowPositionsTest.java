package io.breakwater.marketdata.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.marketdata.instrument.Symbol;
import io.breakwater.testing.SettableClock;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FollowPositionsTest {

  private static final Symbol AAPL = Symbol.of("AAPL");
  private static final Symbol MSFT = Symbol.of("MSFT");

  private final Subscriptions subscriptions =
      new Subscriptions(
          new RecordingUpstream(),
          10,
          SettableClock.at("2026-11-22T20:00:00Z"),
          Duration.ofMinutes(10));
  private Set<Symbol> gateway = Set.of();
  private boolean away;
  private final FollowPositions following = new FollowPositions(this::symbols, subscriptions);

  @Test
  void holdsWhatTheGatewayHoldsAndLetsGoOfWhatItSold() {
    gateway = Set.of(AAPL, MSFT);
    following.follow();
    assertThat(subscriptions.held()).containsOnlyKeys(AAPL, MSFT);

    gateway = Set.of(MSFT);
    following.follow();
    assertThat(subscriptions.held()).containsOnlyKeys(MSFT);
  }

  @Test
  void keepsWhatWasHeldWhileTheGatewayDoesNotAnswer() {
    gateway = Set.of(AAPL);
    following.follow();
    away = true;

    following.follow();

    assertThat(subscriptions.held()).containsOnlyKeys(AAPL);
  }

  @Test
  void leavesOtherSourcesOfASoldSymbolAlone() {
    gateway = Set.of(AAPL);
    following.follow();
    subscriptions.lease(AAPL);
    gateway = Set.of();

    following.follow();

    assertThat(subscriptions.held()).isEqualTo(java.util.Map.of(AAPL, Set.of(Sources.QUOTE)));
  }

  private Set<Symbol> symbols() {
    if (away) {
      throw new PositionsUnavailableException("away", new IllegalStateException());
    }
    return gateway;
  }
}
