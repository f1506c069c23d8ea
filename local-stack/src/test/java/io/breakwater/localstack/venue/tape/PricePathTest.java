package io.breakwater.localstack.venue.tape;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.calendar.TradingSession;
import io.breakwater.localstack.venue.Bundled;
import io.breakwater.localstack.venue.bar.DailyBar;
import io.breakwater.money.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Every bundled bar under its own seed, and a sampled one of them second by second. */
class PricePathTest {
  @Test
  void keepsTheBarsPromisesOnEveryBundledDay() {
    var random = new SplittableRandom(1);
    for (String symbol : Bundled.SYMBOLS) {
      for (DailyBar bar : Bundled.bars(symbol)) {
        long seed = random.nextLong();
        TradingSession session = session(bar);
        PricePath path = PricePath.of(seed, symbol, bar, session);
        String context = "%s %s seed %d".formatted(symbol, bar.date(), seed);

        assertThat(path.priceAt(session.open())).as(context).isEqualTo(tick(bar.open(), bar));
        assertThat(path.priceAt(session.close())).as(context).isEqualTo(tick(bar.close(), bar));
        for (int i = 0; i < 50; i++) {
          Price price = path.priceAt(session.open().plusMillis(random.nextLong(millis(session))));
          assertInside(context, price, bar);
          assertThat(price.value().scale()).as(context).isLessThanOrEqualTo(2);
        }
      }
    }
  }

  @Test
  void touchesHighAndLowAndStaysThereAMinute() {
    var random = new SplittableRandom(2);
    for (int run = 0; run < 60; run++) {
      String symbol = Bundled.SYMBOLS.get(random.nextInt(Bundled.SYMBOLS.size()));
      List<DailyBar> bars = Bundled.bars(symbol);
      DailyBar bar = bars.get(random.nextInt(bars.size()));
      long seed = random.nextLong();
      TradingSession session = session(bar);
      PricePath path = PricePath.of(seed, symbol, bar, session);

      int atHigh = 0;
      int atLow = 0;
      for (long second = 0; second <= millis(session) / 1000; second++) {
        Price price = path.priceAt(session.open().plusSeconds(second));
        assertInside("%s %s seed %d".formatted(symbol, bar.date(), seed), price, bar);
        atHigh +=
            price.equals(Price.of(bar.high().value().setScale(2, RoundingMode.FLOOR))) ? 1 : 0;
        atLow +=
            price.equals(Price.of(bar.low().value().setScale(2, RoundingMode.CEILING))) ? 1 : 0;
      }

      assertThat(atHigh).as("%s %s seed %d", symbol, bar.date(), seed).isGreaterThanOrEqualTo(60);
      assertThat(atLow).as("%s %s seed %d", symbol, bar.date(), seed).isGreaterThanOrEqualTo(60);
    }
  }

  @Test
  void isTheSameForTheSameSeedAndAnotherForAnother() {
    DailyBar bar = Bundled.bars("AAPL").getLast();
    TradingSession session = session(bar);
    PricePath one = PricePath.of(7, "AAPL", bar, session);
    PricePath again = PricePath.of(7, "AAPL", bar, session);
    PricePath other = PricePath.of(8, "AAPL", bar, session);

    int differing = 0;
    for (long second = 0; second < 23_400; second += 60) {
      var instant = session.open().plusSeconds(second);
      assertThat(one.priceAt(instant)).isEqualTo(again.priceAt(instant));
      differing += one.priceAt(instant).equals(other.priceAt(instant)) ? 0 : 1;
    }
    assertThat(differing).isGreaterThan(200);
  }

  @Test
  void moves() {
    DailyBar bar = Bundled.bars("AAPL").getLast();
    TradingSession session = session(bar);
    PricePath path = PricePath.of(Bundled.SEED, "AAPL", bar, session);

    long distinct =
        LongStream.range(0, 390)
            .mapToObj(minute -> path.priceAt(session.open().plusSeconds(60 * minute)))
            .distinct()
            .count();

    assertThat(distinct).isGreaterThan(200);
  }

  @Test
  void countsInHundredthsOfACentBelowADollar() {
    DailyBar bar = bar("0.5012", "0.5678", "0.4999", "0.5555");
    TradingSession session = session(bar);

    PricePath path = PricePath.of(1, "PENNY", bar, session);

    assertThat(path.priceAt(session.open())).isEqualTo(Price.of("0.5012"));
    assertThat(path.priceAt(session.close())).isEqualTo(Price.of("0.5555"));
  }

  @Test
  void hasOnePriceWhereTheBarHoldsNoWholeTick() {
    DailyBar bar = bar("10.004", "10.004", "10.003", "10.003");
    TradingSession session = session(bar);

    PricePath path = PricePath.of(1, "FLAT", bar, session);

    for (long second = 0; second <= 23_400; second++) {
      assertThat(path.priceAt(session.open().plusSeconds(second))).isEqualTo(Price.of("10"));
    }
  }

  private static DailyBar bar(String open, String high, String low, String close) {
    return new DailyBar(
        LocalDate.of(2013, 1, 2),
        Price.of(open),
        Price.of(high),
        Price.of(low),
        Price.of(close),
        BigDecimal.ONE,
        100_000);
  }

  private static void assertInside(String context, Price price, DailyBar bar) {
    assertThat(price).as(context).isBetween(bar.low(), bar.high());
  }

  /** The bar's price in whole cents, within the bar. */
  private static Price tick(Price price, DailyBar bar) {
    BigDecimal low = bar.low().value().setScale(2, RoundingMode.CEILING);
    BigDecimal high = bar.high().value().setScale(2, RoundingMode.FLOOR);
    BigDecimal nearest = price.value().setScale(2, RoundingMode.HALF_EVEN);
    return Price.of(nearest.max(low).min(high));
  }

  private static TradingSession session(DailyBar bar) {
    return TradingCalendar.nyse().sessionOn(bar.date()).orElseThrow();
  }

  private static long millis(TradingSession session) {
    return Duration.between(session.open(), session.close()).toMillis();
  }
}
