package io.breakwater.orchestrator.quotes.http;

import static io.breakwater.orchestrator.peer.http.PeerAnswer.required;

import io.breakwater.orchestrator.instrument.Symbol;
import io.breakwater.orchestrator.peer.PeerException;
import io.breakwater.orchestrator.peer.http.PeerClient;
import io.breakwater.orchestrator.quotes.Quote;
import io.breakwater.orchestrator.quotes.QuoteBody;
import io.breakwater.orchestrator.quotes.QuoteSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Asks the market-data-service, which fetches and subscribes to what nobody has asked for before.
 *
 * <p>Thread-safe.
 */
public final class HttpQuoteSource implements QuoteSource {

  private final PeerClient marketData;

  public HttpQuoteSource(PeerClient marketData) {
    this.marketData = marketData;
  }

  /**
   * Returns the latest quote of each of those symbols that has one.
   *
   * @throws PeerException if the market-data-service refuses or cannot be reached
   */
  @Override
  public Map<Symbol, Quote> latest(Set<Symbol> symbols) {
    String list = symbols.stream().map(Symbol::value).sorted().collect(Collectors.joining(","));
    List<QuoteBody> bodies =
        marketData.read(
            marketData.get("/api/v1/quotes?symbols={symbols}", Map.of("symbols", list)),
            QuotesBody.class,
            body -> required(body.quotes(), "quotes"));
    return bodies.stream()
        .map(QuoteBody::toQuote)
        .flatMap(Optional::stream)
        .filter(quote -> symbols.contains(quote.symbol()))
        .collect(Collectors.toMap(Quote::symbol, Function.identity(), (first, _) -> first));
  }
}
