package io.breakwater.marketdata.bar;

import static io.breakwater.marketdata.bar.Bars.AAPL;
import static io.breakwater.marketdata.bar.Bars.RAW;
import static io.breakwater.marketdata.bar.Bars.bar;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.calendar.TradingSession;
import io.breakwater.marketdata.bar.AverageDailyVolume.Answer;
import io.breakwater.marketdata.calendar.MarketHours;
import io.breakwater.money.Quantity;
import io.breakwater.testing.SettableMarketClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class AverageDailyVolumeTest {

  private static final LocalDate YESTERDAY = LocalDate.parse("2013-01-09");

  private final SettableMarketClock clock = SettableMarketClock.at("2013-01-10T15:00:00Z");
  private final MarketHours hours = new MarketHours(clock, TradingCalendar.nyse());
  private final FakeBarVendor vendor = new FakeBarVendor();
  private final InMemoryBarStore store = new InMemoryBarStore();
  private final BackfillBars backfill =
      new BackfillBars(store, vendor, hours, Duration.ofMinutes(15));
  private boolean known = true;
  private final FindBars bars =
      new FindBars(
          backfill,
          new FillOnce(backfill, 4, Duration.ofSeconds(1)),
          store,
          symbol -> known,
          Runnable::run);
  private final AverageDailyVolume averageDailyVolume =
      new AverageDailyVolume(bars, backfill, hours);

  @Test
  void isTheMeanOfTheLastTwentyCompletedSessions() {
    List<TradingSession> sessions = hours.sessionsThrough(YESTERDAY, 21);
    vendor.has(RAW, bar(sessions.getFirst().date(), "500", 1_000_000));
    for (int i = 1; i <= 20; i++) {
      vendor.has(RAW, bar(sessions.get(i).date(), "500", i * 100L));
    }
    vendor.has(RAW, bar(LocalDate.parse("2013-01-10"), "500", 1_000_000));

    assertThat(averageDailyVolume.of(AAPL))
        .isEqualTo(new Answer.Known(Quantity.of(1_050), YESTERDAY));
  }

  @Test
  void isRoundedDownToWholeShares() {
    hours.sessionsThrough(YESTERDAY, 20).forEach(s -> vendor.has(RAW, bar(s.date(), "500", 100)));
    vendor.has(RAW, bar(YESTERDAY, "500", 119));

    assertThat(averageDailyVolume.of(AAPL))
        .isEqualTo(new Answer.Known(Quantity.of(100), YESTERDAY));
  }

  @Test
  void countsASessionWithoutTradingAsNoVolume() {
    vendor.has(RAW, bar(YESTERDAY, "500", 2_000));

    assertThat(averageDailyVolume.of(AAPL))
        .isEqualTo(new Answer.Known(Quantity.of(100), YESTERDAY));
  }

  @Test
  void tellsTheUntradedFromTheUnknown() {
    assertThat(averageDailyVolume.of(AAPL)).isEqualTo(new Answer.NotTraded(YESTERDAY));

    known = false;
    assertThat(averageDailyVolume.of(AAPL)).isEqualTo(new Answer.UnknownSymbol());
  }

  @Test
  void saysThatTheVendorIsAway() {
    vendor.away = true;

    assertThat(averageDailyVolume.of(AAPL)).isEqualTo(new Answer.VendorUnavailable());
  }
}
