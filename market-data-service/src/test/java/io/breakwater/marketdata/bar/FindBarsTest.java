package io.breakwater.marketdata.bar;

import static io.breakwater.marketdata.bar.Bars.AAPL;
import static io.breakwater.marketdata.bar.Bars.RAW;
import static io.breakwater.marketdata.bar.Bars.bar;
import static io.breakwater.marketdata.bar.Bars.range;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.marketdata.calendar.MarketHours;
import io.breakwater.marketdata.instrument.Symbol;
import io.breakwater.testing.SettableMarketClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class FindBarsTest {

  private static final Symbol NOBODY = Symbol.of("NOBODY");

  private final MarketHours hours =
      new MarketHours(SettableMarketClock.at("2013-01-10T15:00:00Z"), TradingCalendar.nyse());
  private final FakeBarVendor vendor = new FakeBarVendor();
  private final InMemoryBarStore store = new InMemoryBarStore();
  private final BackfillBars backfill = new BackfillBars(store, vendor, hours, Duration.ZERO);
  private final FillOnce filling = new FillOnce(backfill, 2, Duration.ofSeconds(10));
  private final FindBars bars =
      new FindBars(backfill, filling, store, symbol -> !symbol.equals(NOBODY), Runnable::run);

  @Test
  void answersWhatTheVendorHasAndTellsTheUnknown() {
    vendor.has(RAW, bar("2013-01-08", "500"));

    var answers =
        bars.find(List.of(AAPL, NOBODY), Adjustment.RAW, range("2013-01-07", "2013-01-08"));

    assertThat(answers.get(AAPL))
        .isEqualTo(new BarsAnswer.Found(List.of(bar("2013-01-08", "500"))));
    assertThat(answers.get(NOBODY)).isEqualTo(new BarsAnswer.UnknownSymbol());
  }

  @Test
  void answersFromTheStoreWhileTheVendorIsAway() {
    vendor.has(RAW, bar("2013-01-08", "500"));
    bars.find(List.of(AAPL), Adjustment.RAW, range("2013-01-07", "2013-01-08"));
    vendor.away = true;

    var answers = bars.find(List.of(AAPL), Adjustment.RAW, range("2013-01-08", "2013-01-08"));

    assertThat(answers.get(AAPL)).isInstanceOf(BarsAnswer.Found.class);
  }

  @Test
  void answersNothingThatItHasOnlyInPart() {
    vendor.has(RAW, bar("2013-01-08", "500"));
    bars.find(List.of(AAPL), Adjustment.RAW, range("2013-01-08", "2013-01-08"));
    vendor.away = true;

    var answers = bars.find(List.of(AAPL), Adjustment.RAW, range("2013-01-07", "2013-01-08"));

    assertThat(answers.get(AAPL)).isEqualTo(new BarsAnswer.VendorUnavailable());
  }

  @Test
  void takesARefusedQuestionAsAnswerOnlyForASymbolThatTheVendorDoesNotKnow() {
    vendor.refuses = true;
    DateRange range = range("2013-01-07", "2013-01-08");

    var answers = bars.find(List.of(AAPL, NOBODY), Adjustment.RAW, range);

    assertThat(answers.get(AAPL)).isEqualTo(new BarsAnswer.VendorUnavailable());
    assertThat(answers.get(NOBODY)).isEqualTo(new BarsAnswer.UnknownSymbol());
    assertThat(store.missing(RAW, range)).containsExactly(range);
  }

  @Test
  void answersARangeInTheFutureWithNoBars() {
    var answers = bars.find(List.of(AAPL), Adjustment.RAW, range("2013-01-10", "2013-02-08"));

    assertThat(answers.get(AAPL)).isEqualTo(new BarsAnswer.Found(List.of()));
  }

  @Test
  void asksForSeveralSymbolsBesideEachOther() {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var parallel = new FindBars(backfill, filling, store, symbol -> true, threads);
      List<Symbol> symbols =
          List.of(Symbol.of("A"), Symbol.of("B"), Symbol.of("C"), Symbol.of("D"), Symbol.of("E"));
      symbols.forEach(s -> vendor.has(new Series(s, Adjustment.RAW), bar("2013-01-08", "500")));

      var answers = parallel.find(symbols, Adjustment.RAW, range("2013-01-08", "2013-01-08"));

      assertThat(answers.keySet()).containsExactlyElementsOf(symbols);
      assertThat(answers.values())
          .allSatisfy(a -> assertThat(a).isInstanceOf(BarsAnswer.Found.class));
    }
  }
}
