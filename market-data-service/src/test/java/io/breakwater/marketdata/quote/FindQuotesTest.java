package io.breakwater.marketdata.quote;

import static io.breakwater.marketdata.quote.Quotes.AAPL;
import static io.breakwater.marketdata.quote.Quotes.MARKET_NOW;
import static io.breakwater.marketdata.quote.Quotes.MSFT;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.marketdata.calendar.MarketHours;
import io.breakwater.marketdata.instrument.Symbol;
import io.breakwater.marketdata.quote.QuoteAnswer.Found;
import io.breakwater.marketdata.quote.QuoteAnswer.NoUsableQuote;
import io.breakwater.marketdata.quote.QuoteAnswer.UnknownSymbol;
import io.breakwater.marketdata.quote.QuoteAnswer.VendorUnavailable;
import io.breakwater.marketdata.subscription.Subscriptions;
import io.breakwater.subscription.Upstream;
import io.breakwater.testing.SettableMarketClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FindQuotesTest {

  private final SettableMarketClock clock = Quotes.clock();
  private final MarketHours hours = Quotes.hours(clock);
  private final RecordingSharedQuotes shared = new RecordingSharedQuotes();
  private final QuoteBoard board = new QuoteBoard(Quotes.rules(clock), 10);
  private final QuoteCounts counts = new QuoteCounts();
  private final FakeQuoteVendor vendor = new FakeQuoteVendor();
  private final TakeQuote taking =
      new TakeQuote(
          board,
          new PublishQuotes(
              shared, counts, clock.machine(), Duration.ofSeconds(60), Duration.ofMillis(250)),
          counts);
  private final Subscriptions subscriptions =
      new Subscriptions(new NoUpstream(), 1, clock.machine(), Duration.ofMinutes(10));
  private final FindQuotes quotes =
      new FindQuotes(
          shared,
          board,
          new LookUpQuotes(vendor, taking, board, 4, Duration.ofSeconds(1)),
          subscriptions,
          hours,
          Duration.ofSeconds(2));

  @Nested
  class WithAStreamedQuote {

    @BeforeEach
    void stream() {
      taking.take(Quotes.raw("550", "551"), Delivery.STREAMED);
    }

    @Test
    void answersItWhileItIsFresh() {
      clock.advance(Duration.ofSeconds(2));

      assertThat(find(AAPL))
          .isInstanceOfSatisfying(Found.class, f -> assertThat(f.degraded()).isFalse());
      assertThat(vendor.asked).isEmpty();
    }

    @Test
    void asksTheVendorWhetherAnOlderOneStillStands() {
      clock.advance(Duration.ofSeconds(3));
      vendor.quotes.put(AAPL, Quotes.raw("550", "551"));

      assertThat(find(AAPL))
          .isInstanceOfSatisfying(
              Found.class,
              found -> {
                assertThat(found.degraded()).isFalse();
                assertThat(found.quote().quotedAt()).isEqualTo(MARKET_NOW);
                assertThat(found.quote().receivedAt()).isEqualTo(clock.machine().instant());
              });
    }

    @Test
    void answersTheOldOneMarkedDegradedWhileTheVendorIsAway() {
      clock.advance(Duration.ofSeconds(3));
      vendor.away = true;

      assertThat(find(AAPL))
          .isInstanceOfSatisfying(Found.class, f -> assertThat(f.degraded()).isTrue());
    }

    @Test
    void answersFromMemoryMarkedDegradedWhileRedisIsAway() {
      shared.away = true;

      assertThat(find(AAPL))
          .isInstanceOfSatisfying(Found.class, f -> assertThat(f.degraded()).isTrue());
      assertThat(vendor.asked).isEmpty();
    }

    @Test
    void keepsItWhenTheVendorAnswersAnOlderOne() {
      clock.advance(Duration.ofSeconds(3));
      vendor.quotes.put(AAPL, Quotes.raw(AAPL, "540", "541", MARKET_NOW.minusSeconds(1)));

      assertThat(find(AAPL))
          .isInstanceOfSatisfying(
              Found.class,
              found -> {
                assertThat(found.quote().bid()).hasToString("550");
                assertThat(found.degraded()).isTrue();
              });
    }
  }

  @Nested
  class WhileTheMarketIsClosed {

    @Test
    void theLastPriceStandsOnceItWasReceivedAfterTheClose() {
      clock.setMarket(Instant.parse("2013-01-03T22:00:00Z"));
      vendor.quotes.put(
          AAPL, Quotes.raw(AAPL, "550", "551", Instant.parse("2013-01-03T20:59:59Z")));

      assertThat(find(AAPL)).isInstanceOf(Found.class);
      clock.advance(Duration.ofHours(5));
      assertThat(find(AAPL))
          .isInstanceOfSatisfying(
              Found.class,
              found -> {
                assertThat(found.quote().quotedAt()).isEqualTo("2013-01-03T20:59:59Z");
                assertThat(found.degraded()).isFalse();
              });
      assertThat(vendor.asked).hasSize(1);
    }
  }

  @Test
  void answersWhatAnotherInstanceShared() {
    shared.standing.put(
        AAPL, Quotes.quote(AAPL, "540", "541", MARKET_NOW, clock.machine().instant()));

    assertThat(find(AAPL)).isInstanceOf(Found.class);
    assertThat(vendor.asked).isEmpty();
  }

  @Test
  void asksForAllThatIsMissingInOneQuestionAndAnswersInOrder() {
    vendor.quotes.put(MSFT, Quotes.raw(MSFT, "20", "21", MARKET_NOW));

    var answers = quotes.find(List.of(MSFT, AAPL));

    assertThat(answers.keySet()).containsExactly(MSFT, AAPL);
    assertThat(answers.get(MSFT)).isInstanceOf(Found.class);
    assertThat(answers.get(AAPL)).isEqualTo(new UnknownSymbol());
    assertThat(vendor.asked).containsExactly(List.of(MSFT, AAPL));
  }

  @Test
  void saysWhyTheVendorsOnlyQuoteIsNotUsable() {
    vendor.quotes.put(AAPL, Quotes.raw("551", "550"));

    assertThat(find(AAPL)).isEqualTo(new NoUsableQuote(DropReason.CROSSED));
    assertThat(counts.dropped(DropReason.CROSSED)).isEqualTo(1);
  }

  @Test
  void saysThatTheVendorIsAwayWhereThereIsNothingElse() {
    vendor.away = true;

    assertThat(find(AAPL)).isEqualTo(new VendorUnavailable());
    assertThat(subscriptions.held()).isEmpty();
  }

  @Test
  void keepsWhatWasAskedForSubscribedForAWhile() {
    vendor.quotes.put(AAPL, Quotes.raw("550", "551"));

    find(AAPL);
    assertThat(subscriptions.held()).containsOnlyKeys(AAPL);

    clock.advance(Duration.ofMinutes(10));
    subscriptions.endLeases();
    assertThat(subscriptions.held()).isEmpty();
  }

  @Test
  void answersAlsoWhatItMayNotSubscribeTo() {
    vendor.quotes.put(AAPL, Quotes.raw("550", "551"));
    vendor.quotes.put(MSFT, Quotes.raw(MSFT, "20", "21", MARKET_NOW));

    var answers = quotes.find(List.of(AAPL, MSFT));

    assertThat(answers.values()).allSatisfy(a -> assertThat(a).isInstanceOf(Found.class));
    assertThat(subscriptions.held()).containsOnlyKeys(AAPL);
  }

  @Test
  void doesNotSubscribeToWhatTheVendorDoesNotKnow() {
    assertThat(find(AAPL)).isEqualTo(new UnknownSymbol());
    assertThat(subscriptions.held()).isEmpty();
  }

  private QuoteAnswer find(Symbol symbol) {
    return quotes.find(List.of(symbol)).get(symbol);
  }

  private static final class NoUpstream implements Upstream<Symbol> {
    @Override
    public void open(Symbol symbol) {}

    @Override
    public void close(Symbol symbol) {}
  }
}
