package io.breakwater.marketdata.bar;

import static io.breakwater.marketdata.bar.Bars.RAW;
import static io.breakwater.marketdata.bar.Bars.bar;
import static io.breakwater.marketdata.bar.Bars.range;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.marketdata.calendar.MarketHours;
import io.breakwater.testing.SettableMarketClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DailyRoundTest {

  private final SettableMarketClock clock = SettableMarketClock.at("2013-01-09T15:00:00Z");
  private final FakeBarVendor vendor = new FakeBarVendor();
  private final InMemoryBarStore store = new InMemoryBarStore();
  private final BackfillBars backfill =
      new BackfillBars(
          store, vendor, new MarketHours(clock, TradingCalendar.nyse()), Duration.ofMinutes(15));
  private final DailyRound round =
      new DailyRound(backfill, new FillOnce(backfill, 1, Duration.ofSeconds(1)), store);

  @BeforeEach
  void askedForOnce() {
    vendor.has(RAW, bar("2013-01-08", "500"), bar("2013-01-09", "501"));
    backfill.fill(RAW, range("2013-01-08", "2013-01-08"));
    round.run();
    vendor.asked.clear();
  }

  @Test
  void doesNothingUntilASessionHasCompletedAndSettled() {
    clock.setMarket(Instant.parse("2013-01-09T21:14:59Z"));

    round.run();

    assertThat(vendor.asked).isEmpty();
  }

  @Test
  void fetchesTheNewBarOnceASessionHasCompleted() {
    clock.setMarket(Instant.parse("2013-01-09T21:15:00Z"));

    round.run();
    round.run();

    assertThat(vendor.asked).containsExactly(range("2013-01-09", "2013-01-09"));
    assertThat(store.bars(RAW, range("2013-01-09", "2013-01-09"))).hasSize(1);
  }

  @Test
  void triesAgainWhatFailed() {
    clock.setMarket(Instant.parse("2013-01-09T21:15:00Z"));
    vendor.away = true;
    round.run();
    vendor.away = false;

    round.run();

    assertThat(store.bars(RAW, range("2013-01-09", "2013-01-09"))).hasSize(1);
  }
}
