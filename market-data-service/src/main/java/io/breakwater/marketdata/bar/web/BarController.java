package io.breakwater.marketdata.bar.web;

import io.breakwater.boot.web.CommonProblem;
import io.breakwater.boot.web.ProblemException;
import io.breakwater.marketdata.bar.Adjustment;
import io.breakwater.marketdata.bar.Bar;
import io.breakwater.marketdata.bar.BarsAnswer;
import io.breakwater.marketdata.bar.FindBars;
import io.breakwater.marketdata.instrument.Symbol;
import io.breakwater.security.Allowed;
import io.breakwater.security.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/bars")
@Allowed(Role.VIEWER)
class BarController {

  private static final int MOST_SYMBOLS = 100;
  private static final Duration ASK_AGAIN = Duration.ofSeconds(2);

  private final FindBars bars;

  BarController(FindBars bars) {
    this.bars = bars;
  }

  @GetMapping("/{symbol}")
  SymbolBarsView bars(
      @PathVariable @Pattern(regexp = Symbol.FORM) String symbol,
      @Valid @ParameterObject BarsQuery query) {
    Symbol asked = Symbol.of(symbol);
    Adjustment adjustment = query.parsedAdjustment();
    return switch (bars.find(Set.of(asked), adjustment, query.range(1)).get(asked)) {
      case BarsAnswer.Found(List<Bar> found) ->
          new SymbolBarsView(symbol, BarsQuery.DAILY, adjustment.wireName(), view(found));
      case BarsAnswer.UnknownSymbol _ ->
          throw new ProblemException(
                  HttpStatus.NOT_FOUND, "UNKNOWN_SYMBOL", "The data vendor does not know it.")
              .with("symbol", symbol);
      case BarsAnswer.VendorUnavailable _ ->
          throw new ProblemException(
                  CommonProblem.SERVICE_UNAVAILABLE, "Bars are missing and the vendor is away.")
              .retryAfter(ASK_AGAIN);
      case null -> throw new IllegalStateException("no answer for " + symbol);
    };
  }

  @GetMapping
  BarsView bars(
      @RequestParam @Size(min = 1, max = MOST_SYMBOLS) List<@Pattern(regexp = Symbol.FORM) String> symbols,
      @Valid @ParameterObject BarsQuery query) {
    Set<Symbol> asked = new LinkedHashSet<>();
    symbols.forEach(symbol -> asked.add(Symbol.of(symbol)));
    Adjustment adjustment = query.parsedAdjustment();
    Map<String, List<BarView>> found = new LinkedHashMap<>();
    List<MissingView> missing = new ArrayList<>();
    bars.find(asked, adjustment, query.range(asked.size()))
        .forEach((symbol, answer) -> {
          switch (answer) {
            case BarsAnswer.Found(List<Bar> own) -> found.put(symbol.value(), view(own));
            case BarsAnswer.UnknownSymbol _ ->
                missing.add(new MissingView(symbol.value(), "UNKNOWN_SYMBOL"));
            case BarsAnswer.VendorUnavailable _ ->
                missing.add(new MissingView(symbol.value(), "SERVICE_UNAVAILABLE"));
          }
        });
    return new BarsView(BarsQuery.DAILY, adjustment.wireName(), found, missing);
  }

  private static List<BarView> view(List<Bar> bars) {
    return bars.stream().map(BarView::of).toList();
  }
}
