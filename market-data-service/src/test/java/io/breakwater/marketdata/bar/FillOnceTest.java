package io.breakwater.marketdata.bar;

import static io.breakwater.marketdata.bar.Bars.RAW;
import static io.breakwater.marketdata.bar.Bars.bar;
import static io.breakwater.marketdata.bar.Bars.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.marketdata.calendar.MarketHours;
import io.breakwater.marketdata.instrument.VendorUnavailableException;
import io.breakwater.testing.SettableMarketClock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FillOnceTest {

  private final FakeBarVendor history = new FakeBarVendor();
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch mayAnswer = new CountDownLatch(1);

  @Test
  void manyWhoNeedTheSameSeriesAskTheVendorOnce() {
    history.has(RAW, bar("2013-01-08", "500"));
    FillOnce filling = filling(history, Duration.ofSeconds(10));

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 200; i++) {
        threads.execute(() -> filling.fill(RAW, range("2013-01-08", "2013-01-08")));
      }
    }

    assertThat(history.asked).hasSize(1);
  }

  @Test
  void whoWaitsTooLongIsToldSo() throws Exception {
    FillOnce filling = filling(slow(), Duration.ofMillis(50));

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> first = threads.submit(() -> filling.fill(RAW, range("2013-01-08", "2013-01-08")));
      assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

      assertThatThrownBy(() -> filling.fill(RAW, range("2013-01-08", "2013-01-08")))
          .isInstanceOf(VendorUnavailableException.class)
          .hasMessageContaining("takes too long");

      mayAnswer.countDown();
      first.get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void aFailureLeavesTheSeriesFreeForTheNext() {
    history.away = true;
    FillOnce filling = filling(history, Duration.ofSeconds(1));
    assertThatThrownBy(() -> filling.fill(RAW, range("2013-01-08", "2013-01-08")))
        .isInstanceOf(VendorUnavailableException.class);
    history.away = false;

    filling.fill(RAW, range("2013-01-08", "2013-01-08"));

    assertThat(history.asked).hasSize(2);
  }

  private BarVendor slow() {
    return (series, range, page) -> {
      asked.countDown();
      try {
        assertThat(mayAnswer.await(10, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }

  private static FillOnce filling(BarVendor vendor, Duration patience) {
    var hours =
        new MarketHours(SettableMarketClock.at("2013-01-10T15:00:00Z"), TradingCalendar.nyse());
    var backfill = new BackfillBars(new InMemoryBarStore(), vendor, hours, Duration.ZERO);
    return new FillOnce(backfill, 4, patience);
  }
}
