package io.breakwater.marketdata.feed.alpaca;

import io.breakwater.marketdata.instrument.Symbol;
import io.breakwater.marketdata.quote.QuoteVendor;
import io.breakwater.marketdata.quote.RawQuote;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Latest quotes by {@code GET /v2/stocks/quotes/latest}. Thread-safe. */
public final class AlpacaQuotes implements QuoteVendor {

  private static final String LATEST = "/v2/stocks/quotes/latest?symbols={symbols}&feed={feed}";

  private final AlpacaRest rest;
  private final String feed;

  public AlpacaQuotes(AlpacaRest rest, String feed) {
    this.rest = rest;
    this.feed = feed;
  }

  @Override
  public Map<Symbol, RawQuote> latest(Collection<Symbol> symbols) {
    Optional<LatestQuotes> answer = ask(symbols);
    if (answer.isEmpty() && symbols.size() > 1) {
      // One symbol that the vendor does not like spoils the whole question.
      Map<Symbol, RawQuote> found = new HashMap<>();
      symbols.forEach(symbol -> found.putAll(read(ask(List.of(symbol)))));
      return found;
    }
    return read(answer);
  }

  private Optional<LatestQuotes> ask(Collection<Symbol> symbols) {
    String list = symbols.stream().map(Symbol::value).collect(Collectors.joining(","));
    return rest.get(LATEST, Map.of("symbols", list, "feed", feed), LatestQuotes.class);
  }

  private static Map<Symbol, RawQuote> read(Optional<LatestQuotes> answer) {
    Map<Symbol, RawQuote> found = new HashMap<>();
    answer
        .flatMap(latest -> Optional.ofNullable(latest.quotes()))
        .ifPresent(quotes ->
            quotes.forEach((name, quote) -> {
              if (Symbol.isWellFormed(name) && quote != null) {
                Symbol symbol = Symbol.of(name);
                found.put(symbol, quote.toRaw(symbol));
              }
            }));
    return found;
  }

  private record LatestQuotes(@Nullable Map<String, @Nullable LatestQuote> quotes) {}

  private record LatestQuote(
      @Nullable OffsetDateTime t,
      @Nullable BigDecimal bp,
      @Nullable BigDecimal ap,
      @Nullable BigDecimal bs,
      @Nullable BigDecimal as) {

    /** What is missing stands as nothing, which the rules for quotes drop and count. */
    RawQuote toRaw(Symbol symbol) {
      return new RawQuote(
          symbol,
          orZero(bp),
          orZero(ap),
          orZero(bs),
          orZero(as),
          t == null ? Instant.EPOCH : t.toInstant());
    }

    private static BigDecimal orZero(@Nullable BigDecimal number) {
      return number == null ? BigDecimal.ZERO : number;
    }
  }
}
