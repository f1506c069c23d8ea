package io.breakwater.marketdata.bar;

import static io.breakwater.marketdata.bar.Bars.ADJUSTED;
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
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BackfillBarsTest {

  /** In the middle of a Thursday's session. */
  private final SettableMarketClock clock = SettableMarketClock.at("2013-01-10T15:00:00Z");

  private final InMemoryBarStore store = new InMemoryBarStore();
  private final FakeBarVendor vendor = new FakeBarVendor();
  private final BackfillBars backfill =
      new BackfillBars(
          store, vendor, new MarketHours(clock, TradingCalendar.nyse()), Duration.ofMinutes(15));

  @Test
  void fetchesEachDateOnce() {
    vendor.has(RAW, bar("2013-01-02", "500"), bar("2013-01-03", "501"), bar("2013-01-04", "502"));

    backfill.fill(RAW, range("2013-01-02", "2013-01-04"));
    backfill.fill(RAW, range("2013-01-03", "2013-01-04"));

    assertThat(vendor.asked).containsExactly(range("2013-01-02", "2013-01-04"));
    assertThat(store.bars(RAW, range("2013-01-01", "2013-01-31"))).hasSize(3);
  }

  @Test
  void fetchesOnlyWhatIsMissing() {
    vendor.has(RAW, bar("2013-01-02", "500"), bar("2013-01-03", "501"));
    backfill.fill(RAW, range("2013-01-02", "2013-01-02"));

    backfill.fill(RAW, range("2013-01-02", "2013-01-03"));

    assertThat(vendor.asked)
        .containsExactly(range("2013-01-02", "2013-01-02"), range("2013-01-03", "2013-01-03"));
  }

  @Test
  void doesNotAskForASessionThatIsStillRunning() {
    vendor.has(RAW, bar("2013-01-09", "500"), bar("2013-01-10", "501"));

    backfill.fill(RAW, range("2013-01-09", "2013-01-31"));

    assertThat(vendor.asked).containsExactly(range("2013-01-09", "2013-01-09"));
    assertThat(store.bars(RAW, range("2013-01-09", "2013-01-31"))).hasSize(1);
  }

  @Test
  void asksNothingForARangeInTheFuture() {
    backfill.fill(RAW, range("2013-01-10", "2013-01-31"));

    assertThat(vendor.asked).isEmpty();
  }

  @Test
  void coversALongAgoRangeWithoutBars() {
    backfill.fill(RAW, range("2000-03-01", "2000-03-31"));
    backfill.fill(RAW, range("2000-03-01", "2000-03-31"));

    assertThat(vendor.asked).hasSize(1);
  }

  @Test
  void asksAgainForRecentBarsThatTheVendorIsLateWith() {
    vendor.has(RAW, bar("2013-01-07", "500"));
    backfill.fill(RAW, range("2013-01-07", "2013-01-09"));
    vendor.has(RAW, bar("2013-01-08", "501"), bar("2013-01-09", "502"));

    backfill.fill(RAW, range("2013-01-07", "2013-01-09"));

    assertThat(vendor.asked)
        .containsExactly(range("2013-01-07", "2013-01-09"), range("2013-01-08", "2013-01-09"));
    assertThat(store.bars(RAW, range("2013-01-07", "2013-01-09"))).hasSize(3);
  }

  @Test
  void coversNothingWhenTheVendorBreaksOffButKeepsThePagesThatCame() {
    vendor.has(RAW, bar("2013-01-02", "500"), bar("2013-01-03", "501"), bar("2013-01-04", "502"));
    vendor.pagesUntilBreak = 1;
    DateRange range = range("2013-01-02", "2013-01-04");

    assertThatThrownBy(() -> backfill.fill(RAW, range))
        .isInstanceOf(VendorUnavailableException.class);
    assertThat(store.missing(RAW, range)).containsExactly(range);

    vendor.pagesUntilBreak = 10;
    backfill.fill(RAW, range);
    assertThat(store.bars(RAW, range)).hasSize(3);
  }

  @Test
  void fetchesTheWholeAdjustedHistoryAnewWhenACorporateActionRewroteIt() {
    vendor.has(ADJUSTED, bar("2013-01-07", "500"), bar("2013-01-08", "502"));
    backfill.fill(ADJUSTED, range("2013-01-07", "2013-01-08"));
    clock.setMarket(Instant.parse("2013-01-11T15:00:00Z"));
    vendor.has(ADJUSTED, bar("2013-01-07", "250"), bar("2013-01-08", "251"));

    backfill.fill(ADJUSTED, range("2013-01-07", "2013-01-08"));

    assertThat(store.bars(ADJUSTED, range("2013-01-07", "2013-01-08")))
        .containsExactly(bar("2013-01-07", "250"), bar("2013-01-08", "251"));
  }

  @Test
  void doesNotMixBarsFromBeforeAndAfterACorporateAction() {
    vendor.has(ADJUSTED, bar("2013-01-08", "500"), bar("2013-01-09", "502"));
    backfill.fill(ADJUSTED, range("2013-01-08", "2013-01-09"));
    clock.setMarket(Instant.parse("2013-01-10T22:00:00Z"));
    vendor.has(
        ADJUSTED, bar("2013-01-08", "250"), bar("2013-01-09", "251"), bar("2013-01-10", "252"));

    backfill.extend(ADJUSTED);

    assertThat(store.bars(ADJUSTED, range("2013-01-08", "2013-01-10")))
        .containsExactly(
            bar("2013-01-08", "250"), bar("2013-01-09", "251"), bar("2013-01-10", "252"));
  }

  @Test
  void looksForARewrittenHistoryOncePerTradingDate() {
    vendor.has(ADJUSTED, bar("2013-01-07", "500"), bar("2013-01-08", "502"));
    DateRange range = range("2013-01-07", "2013-01-08");
    backfill.fill(ADJUSTED, range);
    clock.setMarket(Instant.parse("2013-01-11T15:00:00Z"));

    backfill.fill(ADJUSTED, range);
    backfill.fill(ADJUSTED, range);

    assertThat(vendor.asked).containsExactly(range, range("2013-01-08", "2013-01-08"));
  }

  @Test
  void neverAsksWhetherTradedPricesWereRewritten() {
    vendor.has(RAW, bar("2013-01-08", "502"));
    backfill.fill(RAW, range("2013-01-08", "2013-01-08"));
    clock.setMarket(Instant.parse("2013-01-11T15:00:00Z"));

    backfill.fill(RAW, range("2013-01-08", "2013-01-08"));

    assertThat(vendor.asked).hasSize(1);
  }

  @Test
  void extendsASeriesByTheSessionsSinceTheLastTime() {
    vendor.has(RAW, bar("2013-01-08", "500"), bar("2013-01-09", "501"), bar("2013-01-10", "502"));
    backfill.fill(RAW, range("2013-01-08", "2013-01-08"));

    backfill.extend(RAW);
    backfill.extend(RAW);

    assertThat(store.bars(RAW, range("2013-01-01", "2013-01-31"))).hasSize(2);
    assertThat(vendor.asked).hasSize(2);
  }

  @Test
  void doesNotExtendASeriesThatNobodyAskedFor() {
    backfill.extend(RAW);

    assertThat(vendor.asked).isEmpty();
  }
}
