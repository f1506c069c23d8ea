package io.breakwater.localstack.venue.tape.web;

import io.breakwater.localstack.venue.tape.MarketTape;
import io.breakwater.localstack.venue.tape.Quote;
import io.breakwater.localstack.venue.tape.QuoteFields;
import io.breakwater.localstack.venue.wire.AlpacaError;
import io.breakwater.localstack.venue.wire.AlpacaException;
import io.breakwater.localstack.venue.wire.MarketSymbols;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Latest quotes. While the market is closed the last of the last session is served. A symbol that
 * has none yet, or is not traded here, is left out of an answer for several and not found alone.
 */
@RestController
final class QuotesController {
  private final MarketTape tape;
  private final InstantSource clock;

  QuotesController(MarketTape tape, InstantSource clock) {
    this.tape = tape;
    this.clock = clock;
  }

  @GetMapping("/v2/stocks/quotes/latest")
  ManyJson latest(@RequestParam(name = "symbols", required = false) @Nullable String symbols) {
    Instant now = clock.instant();
    var quotes = new LinkedHashMap<String, Map<String, Object>>();
    for (String symbol : MarketSymbols.list(symbols)) {
      tape.latestQuote(symbol, now).ifPresent(quote -> quotes.put(symbol, QuoteFields.of(quote)));
    }
    return new ManyJson(quotes);
  }

  @GetMapping("/v2/stocks/{symbol}/quotes/latest")
  OneJson latestOf(@PathVariable("symbol") String symbol) {
    Quote quote =
        tape.latestQuote(MarketSymbols.one(symbol), clock.instant())
            .orElseThrow(
                () -> new AlpacaException(AlpacaError.notFound("no quote found for " + symbol)));
    return new OneJson(symbol, QuoteFields.of(quote));
  }

  /** The answer for several symbols. */
  record ManyJson(Map<String, Map<String, Object>> quotes) {}

  /** The answer for one symbol. */
  record OneJson(String symbol, Map<String, Object> quote) {}
}
