package io.breakwater.marketdata.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.marketdata.calendar.MarketHours;
import io.breakwater.marketdata.instrument.Symbol;
import io.breakwater.marketdata.quote.LookUpQuotes;
import io.breakwater.marketdata.quote.PublishQuotes;
import io.breakwater.marketdata.quote.Quote;
import io.breakwater.marketdata.quote.QuoteBoard;
import io.breakwater.marketdata.quote.QuoteCounts;
import io.breakwater.marketdata.quote.QuoteRules;
import io.breakwater.marketdata.quote.RawQuote;
import io.breakwater.marketdata.quote.SharedQuotes;
import io.breakwater.marketdata.quote.TakeQuote;
import io.breakwater.testing.SettableMarketClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FeedTest {

  private static final Symbol AAPL = Symbol.of("AAPL");
  private static final Symbol MSFT = Symbol.of("MSFT");
  private static final FeedSettings SETTINGS =
      new FeedSettings(
          Duration.ofMillis(250),
          Duration.ofSeconds(30),
          Duration.ofSeconds(5),
          Duration.ofSeconds(15));

  private final SettableMarketClock clock = SettableMarketClock.at("2013-01-03T15:00:00Z");
  private final QuoteBoard board =
      new QuoteBoard(
          new QuoteRules(
              new MarketHours(clock, TradingCalendar.nyse()),
              Duration.ofSeconds(5),
              Duration.ofSeconds(5)),
          100);
  private final QuoteCounts quoteCounts = new QuoteCounts();
  private final TakeQuote taking =
      new TakeQuote(
          board,
          new PublishQuotes(
              new NoSharedQuotes(),
              quoteCounts,
              clock.machine(),
              Duration.ofSeconds(60),
              Duration.ofMillis(250)),
          quoteCounts);
  private final List<Collection<Symbol>> lookedUp = new ArrayList<>();
  private final CatchUp catchUp =
      new CatchUp(new LookUpQuotes(this::latest, taking, board, 1, Duration.ofSeconds(1)));
  private final FakeConnector connector = new FakeConnector();
  private final FeedCounts counts = new FeedCounts();
  private final Alarm alarm = new Alarm();
  private final WantedSymbols wanted = new WantedSymbols(alarm);
  private final InMemoryLeaseStore leases = new InMemoryLeaseStore(clock.machine());
  private final Feed feed = feed("mine");

  @Test
  void streamsWhatIsWanted() {
    wanted.open(AAPL);
    feed.round();
    assertThat(connector.latest().symbols).containsExactly(AAPL);

    wanted.open(MSFT);
    wanted.close(AAPL);
    feed.round();

    assertThat(connector.connections).hasSize(1);
    assertThat(connector.latest().symbols).containsExactly(MSFT);
    assertThat(feed.status().state()).isEqualTo(FeedStatus.State.STREAMING);
    assertThat(feed.status().streamed()).isEqualTo(1);
  }

  @Test
  void saysNothingWhereNothingChanged() {
    wanted.open(AAPL);
    feed.round();

    feed.round();
    feed.round();

    assertThat(connector.latest().subscribeMessages).isEqualTo(1);
  }

  @Test
  void asksForManySymbolsInSeveralMessages() {
    IntStream.range(0, 1_001).forEach(i -> wanted.open(Symbol.of("S" + i)));

    feed.round();

    assertThat(connector.latest().subscribeMessages).isEqualTo(3);
    assertThat(connector.latest().symbols).hasSize(1_001);
  }

  @Test
  void putsStreamedQuotesOnTheBoard() {
    wanted.open(AAPL);
    feed.round();

    connector.latest().listener.onMessage(quoted("550", "551"));
    connector.latest().listener.onMessage(quoted("552", "551"));

    assertThat(board.latest(AAPL)).map(Quote::bid).map(Object::toString).contains("550");
    assertThat(quoteCounts.accepted()).isEqualTo(1);
    assertThat(counts.messages()).isEqualTo(3);
  }

  @Test
  void looksUpTheLatestQuoteOfWhatItNewlyStreams() {
    wanted.open(AAPL);
    feed.round();

    catchUp.step();
    catchUp.step();

    assertThat(lookedUp).containsExactly(List.of(AAPL));
    assertThat(board.latest(AAPL)).isPresent();
  }

  @Nested
  class WhenTheConnectionIsLost {

    @Test
    void comesBackAfterAWaitAndSubscribesAnew() {
      wanted.open(AAPL);
      feed.round();

      connector.latest().listener.onClosed("cut");
      feed.round();
      assertThat(feed.status().state()).isEqualTo(FeedStatus.State.CONNECTING);
      assertThat(feed.status().problem()).contains("cut");
      feed.round();
      assertThat(connector.connections).hasSize(1);

      clock.advance(Duration.ofMillis(250));
      feed.round();
      assertThat(connector.connections).hasSize(2);
      assertThat(connector.latest().symbols).containsExactly(AAPL);
      assertThat(counts.reconnects()).isEqualTo(1);
    }

    @Test
    void countsTheGapFromTheLastSignOfLife() {
      wanted.open(AAPL);
      feed.round();
      connector.latest().listener.onSignOfLife();
      clock.advance(Duration.ofSeconds(2));
      connector.latest().listener.onClosed("cut");
      feed.round();

      clock.advance(Duration.ofSeconds(1));
      feed.round();

      assertThat(counts.gaps()).isEqualTo(1);
      assertThat(counts.gapTime()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void looksUpAgainWhatItStreamsAfterAGap() {
      wanted.open(AAPL);
      feed.round();
      catchUp.step();
      connector.latest().listener.onClosed("cut");
      feed.round();
      clock.advance(Duration.ofSeconds(1));

      feed.round();
      catchUp.step();

      assertThat(lookedUp).hasSize(2);
    }

    @Test
    void countsNoGapWhereNothingWasStreamed() {
      feed.round();
      connector.latest().listener.onClosed("cut");
      feed.round();
      clock.advance(Duration.ofSeconds(1));

      feed.round();

      assertThat(counts.gaps()).isZero();
    }

    @Test
    void triesOverAndOverWithLongerWaits() {
      connector.away = true;

      roundsFor(Duration.ofMinutes(1));

      assertThat(counts.failures()).isBetween(5L, 12L);
    }

    @Test
    void comesBackSoonAfterAConnectionThatLived() {
      connectAfterManyFailures();
      clock.advance(SETTINGS.pingInterval().plusMillis(1));
      connector.latest().listener.onSignOfLife();
      feed.round();

      connector.latest().listener.onClosed("cut");
      feed.round();
      clock.advance(SETTINGS.firstRetry());
      feed.round();

      assertThat(connector.connections).hasSize(2);
    }

    @Test
    void waitsAsLongAsBeforeAfterAConnectionThatDiedAtOnce() {
      connectAfterManyFailures();

      connector.latest().listener.onClosed("cut");
      roundsFor(Duration.ofSeconds(14));

      assertThat(connector.connections).hasSize(1);
    }

    private void connectAfterManyFailures() {
      connector.away = true;
      roundsFor(Duration.ofMinutes(2));
      connector.away = false;
      for (int second = 0; second <= 30 && connector.connections.isEmpty(); second++) {
        roundsFor(Duration.ofSeconds(1));
      }
      assertThat(connector.connections).hasSize(1);
    }
  }

  @Test
  void waitsLongAtOnceWhenTheVendorRefusesUs() {
    connector.refusing = true;
    feed.round();
    connector.refusing = false;

    roundsFor(Duration.ofSeconds(14));
    assertThat(connector.connections).isEmpty();

    roundsFor(Duration.ofSeconds(16));
    assertThat(connector.connections).hasSize(1);
  }

  @Test
  void takesASilentConnectionForDead() {
    wanted.open(AAPL);
    feed.round();
    for (int i = 0; i < 3; i++) {
      clock.advance(Duration.ofSeconds(5));
      feed.round();
    }
    assertThat(connector.latest().pings).isEqualTo(3);
    assertThat(connector.latest().closed).isFalse();

    clock.advance(Duration.ofMillis(1));
    feed.round();

    assertThat(connector.latest().closed).isTrue();
    assertThat(feed.status().problem())
        .hasValueSatisfying(p -> assertThat(p).contains("sign of life"));
  }

  @Test
  void staysConnectedWhileTheOtherSideAnswersPings() {
    feed.round();

    for (int i = 0; i < 100; i++) {
      clock.advance(Duration.ofSeconds(5));
      connector.latest().listener.onSignOfLife();
      feed.round();
    }

    assertThat(connector.connections).hasSize(1);
  }

  @Nested
  class WithAnotherInstance {

    @Test
    void onlyOneStreams() {
      Feed other = feed("other");
      feed.round();

      other.round();

      assertThat(connector.connections).hasSize(1);
      assertThat(other.status().state()).isEqualTo(FeedStatus.State.STANDBY);
    }

    @Test
    void theOtherTakesOverWhenThisOneStops() {
      Feed other = feed("other");
      feed.round();
      other.round();

      feed.stop();
      clock.advance(Duration.ofSeconds(5));
      other.round();

      assertThat(connector.connections.getFirst().closed).isTrue();
      assertThat(other.status().state()).isEqualTo(FeedStatus.State.STREAMING);
      assertThat(other.status().fencingToken()).hasValue(2);
    }

    @Test
    void aHolderThatCannotRenewStopsStreamingBeforeTheOtherBegins() {
      feed.round();
      leases.away = true;
      clock.advance(Duration.ofSeconds(15));

      feed.round();

      assertThat(connector.latest().closed).isTrue();
      assertThat(feed.status().state()).isEqualTo(FeedStatus.State.STANDBY);
    }
  }

  private void roundsFor(Duration time) {
    for (long millis = 0; millis < time.toMillis(); millis += 100) {
      clock.advance(Duration.ofMillis(100));
      feed.round();
    }
  }

  private Feed feed(String owner) {
    return new Feed(
        new FeedSessions(connector, taking, counts, SETTINGS, clock.machine(), alarm),
        new SingletonLease(leases, "feed", owner, Duration.ofSeconds(15), clock.machine()),
        wanted,
        catchUp,
        new RetryPause(
            SETTINGS.firstRetry(),
            SETTINGS.longestRetry(),
            clock.machine(),
            new SplittableRandom(1)),
        new FeedJournal(counts, clock.machine()));
  }

  private Map<Symbol, RawQuote> latest(Collection<Symbol> symbols) {
    lookedUp.add(List.copyOf(symbols));
    Map<Symbol, RawQuote> found = new HashMap<>();
    symbols.forEach(symbol -> found.put(symbol, raw(symbol, "550", "551", clock.instant())));
    return found;
  }

  private FeedMessage quoted(String bid, String ask) {
    return new FeedMessage.Quoted(raw(AAPL, bid, ask, clock.instant()));
  }

  private static RawQuote raw(Symbol symbol, String bid, String ask, Instant at) {
    return new RawQuote(
        symbol, new BigDecimal(bid), new BigDecimal(ask), BigDecimal.ONE, BigDecimal.ONE, at);
  }

  private static final class NoSharedQuotes implements SharedQuotes {
    @Override
    public void publish(Collection<Quote> quotes, Instant now) {}

    @Override
    public Map<Symbol, Quote> read(Collection<Symbol> symbols) {
      return Map.of();
    }
  }
}
