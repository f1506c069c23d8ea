package io.breakwater.marketdata.quote.web;

import io.breakwater.boot.web.CommonProblem;
import io.breakwater.boot.web.ProblemException;
import io.breakwater.marketdata.instrument.Symbol;
import io.breakwater.marketdata.quote.FindQuotes;
import io.breakwater.marketdata.quote.Quote;
import io.breakwater.marketdata.quote.QuoteAnswer;
import io.breakwater.security.Allowed;
import io.breakwater.security.Role;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/quotes")
@Allowed(Role.VIEWER)
class QuoteController {

  private static final int MOST_SYMBOLS = 100;
  private static final Duration ASK_AGAIN = Duration.ofSeconds(1);

  private final FindQuotes quotes;

  QuoteController(FindQuotes quotes) {
    this.quotes = quotes;
  }

  @GetMapping("/{symbol}")
  QuoteView quote(@PathVariable @Pattern(regexp = Symbol.FORM) String symbol) {
    Symbol asked = Symbol.of(symbol);
    return switch (quotes.find(Set.of(asked)).get(asked)) {
      case QuoteAnswer.Found(Quote quote, boolean degraded) -> QuoteView.of(quote, degraded);
      case QuoteAnswer.NoUsableQuote(var reason) ->
          throw new ProblemException(
                  HttpStatus.NOT_FOUND,
                  "QUOTE_NOT_FOUND",
                  "The vendor's latest quote is not usable: " + reason.label() + ".")
              .with("symbol", symbol);
      case QuoteAnswer.UnknownSymbol _ ->
          throw new ProblemException(
                  HttpStatus.NOT_FOUND, "UNKNOWN_SYMBOL", "The data vendor does not know it.")
              .with("symbol", symbol);
      case QuoteAnswer.VendorUnavailable _ ->
          throw new ProblemException(
                  CommonProblem.SERVICE_UNAVAILABLE, "No quote is at hand and the vendor is away.")
              .retryAfter(ASK_AGAIN);
      case null -> throw new IllegalStateException("no answer for " + symbol);
    };
  }

  @GetMapping
  QuotesView quotes(
      @RequestParam @Size(min = 1, max = MOST_SYMBOLS) List<@Pattern(regexp = Symbol.FORM) String> symbols) {
    Set<Symbol> asked = new LinkedHashSet<>();
    symbols.forEach(symbol -> asked.add(Symbol.of(symbol)));
    List<QuoteView> found = new ArrayList<>();
    List<MissingView> missing = new ArrayList<>();
    quotes
        .find(asked)
        .forEach((symbol, answer) -> {
          switch (answer) {
            case QuoteAnswer.Found(Quote quote, boolean degraded) ->
                found.add(QuoteView.of(quote, degraded));
            case QuoteAnswer.NoUsableQuote _ ->
                missing.add(new MissingView(symbol.value(), "QUOTE_NOT_FOUND"));
            case QuoteAnswer.UnknownSymbol _ ->
                missing.add(new MissingView(symbol.value(), "UNKNOWN_SYMBOL"));
            case QuoteAnswer.VendorUnavailable _ ->
                missing.add(new MissingView(symbol.value(), "SERVICE_UNAVAILABLE"));
          }
        });
    return new QuotesView(found, missing);
  }
}
