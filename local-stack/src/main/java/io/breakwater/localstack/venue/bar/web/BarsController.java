package io.breakwater.localstack.venue.bar.web;

import io.breakwater.localstack.venue.bar.AdjustedBar;
import io.breakwater.localstack.venue.bar.BarHistory;
import io.breakwater.localstack.venue.wire.MarketSymbols;
import io.breakwater.localstack.venue.wire.Query;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Daily bars. A day's bar is there once that day's session has closed, and adjusted bars are
 * relative to the last day that has: the venue does not know of later events yet.
 */
@RestController
final class BarsController {
  private final BarHistory history;
  private final InstantSource clock;
  private final Function<Instant, LocalDate> lastClosedDate;

  BarsController(
      BarHistory history, InstantSource clock, Function<Instant, LocalDate> lastClosedDate) {
    this.history = history;
    this.clock = clock;
    this.lastClosedDate = lastClosedDate;
  }

  @GetMapping("/v2/stocks/bars")
  ManyJson many(@RequestParam Map<String, String> parameters) {
    List<String> symbols = MarketSymbols.list(parameters.get("symbols"));
    Page page = page(symbols, BarsRequest.read(parameters, clock.instant()));
    return new ManyJson(page.bars(), page.next());
  }

  @GetMapping("/v2/stocks/{symbol}/bars")
  OneJson one(@PathVariable("symbol") String symbol, @RequestParam Map<String, String> parameters) {
    Page page =
        page(List.of(MarketSymbols.one(symbol)), BarsRequest.read(parameters, clock.instant()));
    return new OneJson(page.bars().getOrDefault(symbol, List.of()), symbol, page.next());
  }

  /** The limit counts the bars of all symbols together; symbols come one after the other. */
  private Page page(List<String> symbols, BarsRequest request) {
    var bars = new LinkedHashMap<String, List<BarJson>>();
    PageToken after = request.after();
    int left = request.limit();
    PageToken last = null;
    for (String symbol : symbols) {
      if (after != null && symbol.compareTo(after.symbol()) < 0) {
        continue;
      }
      List<AdjustedBar> found = bars(symbol, request);
      if (!found.isEmpty() && left == 0) {
        return new Page(bars, last == null ? null : last.text());
      }
      List<AdjustedBar> served = found.subList(0, Math.min(left, found.size()));
      if (!served.isEmpty()) {
        bars.put(symbol, served.stream().map(BarJson::of).toList());
        last = new PageToken(symbol, served.getLast().date());
      }
      if (served.size() < found.size()) {
        return new Page(bars, last == null ? null : last.text());
      }
      left -= served.size();
    }
    return new Page(bars, null);
  }

  private List<AdjustedBar> bars(String symbol, BarsRequest request) {
    BarsRequest rest = request.beyond(symbol);
    LocalDate reached = lastClosedDate.apply(clock.instant());
    List<AdjustedBar> found =
        history
            .of(symbol)
            .map(bars -> bars.between(rest.from(), rest.through(), reached, rest.adjustment()))
            .orElse(List.of());
    return request.newestFirst() ? found.reversed() : found;
  }

  private record Page(Map<String, List<BarJson>> bars, @Nullable String next) {}

  /** The answer for several symbols. */
  record ManyJson(Map<String, List<BarJson>> bars, @Nullable String nextPageToken) {}

  /** The answer for one symbol. */
  record OneJson(List<BarJson> bars, String symbol, @Nullable String nextPageToken) {}

  /** One bar; the source knows neither the number of trades nor their average price. */
  record BarJson(
      Instant t,
      BigDecimal o,
      BigDecimal h,
      BigDecimal l,
      BigDecimal c,
      BigDecimal v,
      @Nullable Long n,
      @Nullable BigDecimal vw) {

    static BarJson of(AdjustedBar bar) {
      return new BarJson(
          Query.midnight(bar.date()),
          bar.open(),
          bar.high(),
          bar.low(),
          bar.close(),
          bar.volume(),
          null,
          null);
    }
  }
}
