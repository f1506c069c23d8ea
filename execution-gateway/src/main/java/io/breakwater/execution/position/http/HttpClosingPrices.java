package io.breakwater.execution.position.http;

import io.breakwater.execution.broker.Symbol;
import io.breakwater.execution.position.ClosingPrices;
import io.breakwater.money.Price;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Asks market-data-service for the day's bars; while it is away there are no prices here.
 * Thread-safe.
 */
public final class HttpClosingPrices implements ClosingPrices {
  private static final Logger LOG = LoggerFactory.getLogger(HttpClosingPrices.class);

  /** As many symbols as it takes at once. */
  private static final int AT_ONCE = 100;

  private final RestClient marketData;

  public HttpClosingPrices(RestClient marketData) {
    this.marketData = marketData;
  }

  @Override
  public Map<Symbol, Price> of(LocalDate session, Set<Symbol> symbols) {
    Map<Symbol, Price> found = new HashMap<>();
    List<Symbol> all = new ArrayList<>(symbols);
    try {
      for (int from = 0; from < all.size(); from += AT_ONCE) {
        ask(session, all.subList(from, Math.min(all.size(), from + AT_ONCE)), found);
      }
    } catch (RestClientException e) {
      LOG.atWarn().addKeyValue("reason", e.getMessage()).log("no closing prices from market data");
    }
    return found;
  }

  private void ask(LocalDate session, List<Symbol> symbols, Map<Symbol, Price> found) {
    Answer answer =
        marketData
            .get()
            .uri(
                "/api/v1/bars?symbols={symbols}&start={day}&end={day}&adjustment=raw",
                symbols.stream().map(Symbol::value).collect(Collectors.joining(",")),
                session,
                session)
            .retrieve()
            .body(Answer.class);
    if (answer == null || answer.bars() == null) {
      return;
    }
    answer
        .bars()
        .forEach((symbol, bars) ->
            bars.stream()
                .filter(bar -> session.equals(bar.date()))
                .forEach(bar -> found.put(new Symbol(symbol), bar.close())));
  }

  /** What we read of the answer. */
  record Answer(@Nullable Map<String, List<Bar>> bars) {}

  /** What we read of a bar. */
  record Bar(LocalDate date, Price close) {}
}
