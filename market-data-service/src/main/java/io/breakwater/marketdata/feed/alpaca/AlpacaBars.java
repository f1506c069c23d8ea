package io.breakwater.marketdata.feed.alpaca;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.marketdata.bar.Bar;
import io.breakwater.marketdata.bar.BarVendor;
import io.breakwater.marketdata.bar.DateRange;
import io.breakwater.marketdata.bar.Series;
import io.breakwater.marketdata.instrument.VendorUnavailableException;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Daily bars by {@code GET /v2/stocks/bars}, page by page. Thread-safe. */
public final class AlpacaBars implements BarVendor {

  private static final Logger LOG = LoggerFactory.getLogger(AlpacaBars.class);

  /** The most bars that the vendor puts on one page. */
  private static final int PAGE_SIZE = 10_000;

  /**
   * Thirty years of sessions fit on one page; a vendor with this many for one symbol is not sane.
   */
  private static final int MOST_PAGES = 100;

  private static final String BARS =
      "/v2/stocks/bars?symbols={symbol}&timeframe=1Day&start={start}&end={end}"
          + "&adjustment={adjustment}&feed={feed}&limit={limit}&sort=asc";

  private final AlpacaRest rest;
  private final String feed;
  private final LongAdder refused = new LongAdder();

  public AlpacaBars(AlpacaRest rest, String feed) {
    this.rest = rest;
    this.feed = feed;
  }

  @Override
  public void daily(Series series, DateRange range, Consumer<List<Bar>> page) {
    String token = null;
    for (int pages = 0; pages < MOST_PAGES; pages++) {
      BarsPage answer = ask(series, range, token).orElseThrow(() -> refusalOf(series));
      page.accept(read(series, range, answer));
      token = answer.nextPageToken();
      if (token == null || token.isEmpty()) {
        return;
      }
    }
    throw new VendorUnavailableException("the vendor's bars of " + series + " do not end");
  }

  /** Of a symbol that it does not know the vendor has no bars; a refusal says nothing of any. */
  private static VendorUnavailableException refusalOf(Series series) {
    return VendorUnavailableException.refused("the vendor refused to tell the bars of " + series);
  }

  /** How many bars made no sense and were left out. */
  public long refused() {
    return refused.sum();
  }

  private Optional<BarsPage> ask(Series series, DateRange range, @Nullable String token) {
    Map<String, Object> variables =
        new HashMap<>(
            Map.of(
                "symbol", series.symbol().value(),
                "start", startOf(range.from()),
                "end", startOf(range.through()),
                "adjustment", series.adjustment().wireName(),
                "feed", feed,
                "limit", PAGE_SIZE));
    if (token == null) {
      return rest.get(BARS, variables, BarsPage.class);
    }
    variables.put("token", token);
    return rest.get(BARS + "&page_token={token}", variables, BarsPage.class);
  }

  /** A daily bar is stamped with midnight in New York; both ends of the range are inclusive. */
  private static String startOf(LocalDate date) {
    return date.atStartOfDay(TradingCalendar.NEW_YORK).toInstant().toString();
  }

  private List<Bar> read(Series series, DateRange range, BarsPage answer) {
    List<Bar> bars = new ArrayList<>();
    Map<String, @Nullable List<DailyBar>> bySymbol =
        answer.bars() == null ? Map.of() : answer.bars();
    List<DailyBar> own = bySymbol.get(series.symbol().value());
    for (DailyBar theirs : own == null ? List.<DailyBar>of() : own) {
      read(series, theirs).filter(bar -> isWithin(bar.date(), range)).ifPresent(bars::add);
    }
    return bars;
  }

  private static boolean isWithin(LocalDate date, DateRange range) {
    return !date.isBefore(range.from()) && !date.isAfter(range.through());
  }

  private Optional<Bar> read(Series series, DailyBar theirs) {
    try {
      return Optional.of(theirs.toBar());
    } catch (IllegalArgumentException e) {
      // What the vendor sends is not ours to trust: a bar that breaks a bar's rules is left out.
      refused.increment();
      LOG.atWarn()
          .addKeyValue("symbol", series.symbol())
          .addKeyValue("reason", e.getMessage())
          .log("bar refused");
      return Optional.empty();
    }
  }

  private record BarsPage(
      @Nullable Map<String, @Nullable List<DailyBar>> bars, @Nullable String nextPageToken) {}

  private record DailyBar(
      @Nullable OffsetDateTime t,
      @Nullable BigDecimal o,
      @Nullable BigDecimal h,
      @Nullable BigDecimal l,
      @Nullable BigDecimal c,
      @Nullable BigDecimal v,
      @Nullable BigDecimal vw) {

    Bar toBar() {
      if (t == null || o == null || h == null || l == null || c == null || v == null) {
        throw new IllegalArgumentException("bar must be complete, was " + this);
      }
      return new Bar(
          t.atZoneSameInstant(TradingCalendar.NEW_YORK).toLocalDate(),
          Price.of(o),
          Price.of(h),
          Price.of(l),
          Price.of(c),
          Quantity.of(v),
          vw == null || vw.signum() <= 0 ? null : Price.of(vw));
    }
  }
}
