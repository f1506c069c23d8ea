package io.breakwater.localstack.venue.tape;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.calendar.TradingSession;
import io.breakwater.localstack.venue.Bundled;
import io.breakwater.localstack.venue.bar.BarHistory;
import io.breakwater.localstack.venue.bar.DailyBar;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MarketTapeTest {
  private static final Quantity LOT = Quantity.of(100);
  private static final BigDecimal CENT = new BigDecimal("0.01");

  private final BarHistory history = Bundled.history();
  private final MarketTape tape = Bundled.tape(history);

  @Test
  void quotesBidBelowAskAroundTheDaysPrices() {
    for (long seed = 0; seed < 20_000; seed++) {
      var random = new SplittableRandom(seed);
      String symbol = Bundled.SYMBOLS.get(random.nextInt(Bundled.SYMBOLS.size()));
      List<DailyBar> bars = Bundled.bars(symbol).reversed();
      DailyBar bar = bars.get(random.nextInt(100));
      TradingSession session = TradingCalendar.nyse().sessionOn(bar.date()).orElseThrow();
      Instant now = session.open().plusSeconds(random.nextLong(10_000));

      Quote quote = tape.tradableQuote(symbol, now).orElseThrow();

      assertThat(quote.bid()).as("seed %d", seed).isLessThan(quote.ask());
      assertThat(quote.last()).as("seed %d", seed).isBetween(quote.bid(), quote.ask());
      assertThat(quote.bid().value())
          .as("seed %d", seed)
          .isGreaterThanOrEqualTo(bar.low().value().subtract(CENT));
      assertThat(quote.ask().value())
          .as("seed %d", seed)
          .isLessThanOrEqualTo(bar.high().value().add(CENT));
      assertThat(quote.bidSize()).as("seed %d", seed).isGreaterThanOrEqualTo(LOT);
      assertThat(quote.askSize()).as("seed %d", seed).isGreaterThanOrEqualTo(LOT);
      assertThat(quote.at()).as("seed %d", seed).isEqualTo(now);
    }
  }

  @Test
  void hasNothingToTradeOnWhileTheMarketIsClosed() {
    assertThat(tape.tradableQuote("AAPL", at("2013-01-02T14:29:59Z"))).isEmpty();
    assertThat(tape.tradableQuote("AAPL", at("2013-01-02T14:30:00Z"))).isPresent();
    assertThat(tape.tradableQuote("AAPL", at("2013-01-02T21:00:00Z"))).isEmpty();
    assertThat(tape.tradableQuote("AAPL", at("2013-01-05T15:00:00Z"))).isEmpty();
  }

  @Test
  void showsTheLastCloseUntilTheNextOpen() {
    assertThat(tape.lastPrice("AAPL", at("2013-01-02T14:00:00Z"))).contains(Price.of("532.17"));
    assertThat(tape.lastPrice("AAPL", at("2013-01-02T21:00:00Z"))).contains(Price.of("549.03"));
    assertThat(tape.lastPrice("AAPL", at("2013-01-03T14:29:59Z"))).contains(Price.of("549.03"));
  }

  @Test
  void knowsNoShareBeforeItsFirstDay() {
    assertThat(tape.latestQuote("FB", at("2012-05-18T13:29:59Z"))).isEmpty();
    assertThat(tape.latestQuote("FB", at("2012-05-18T13:30:00Z"))).isPresent();
    assertThat(tape.latestQuote("NONE", at("2013-01-02T15:00:00Z"))).isEmpty();
  }

  @Test
  void staysClosedAfterTheLastBundledDay() {
    assertThat(tape.tradableQuote("AAPL", at("2013-03-01T20:59:59Z"))).isPresent();
    assertThat(tape.tradableQuote("AAPL", at("2013-03-04T15:00:00Z"))).isEmpty();
    assertThat(tape.lastPrice("AAPL", at("2013-03-04T15:00:00Z"))).contains(Price.of("430.47"));
  }

  private static Instant at(String instant) {
    return Instant.parse(instant);
  }
}
