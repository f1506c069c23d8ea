package io.breakwater.execution.risk.http;

import io.breakwater.execution.risk.Quote;
import io.breakwater.execution.risk.QuoteSource;
import io.breakwater.money.Price;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Asks market-data-service; while it is away there are no quotes here. Thread-safe. */
public final class HttpQuotes implements QuoteSource {
  private static final Logger LOG = LoggerFactory.getLogger(HttpQuotes.class);

  private final RestClient marketData;

  public HttpQuotes(RestClient marketData) {
    this.marketData = marketData;
  }

  @Override
  public Map<String, Quote> latest(Set<String> symbols) {
    try {
      Answer answer =
          marketData
              .get()
              .uri("/api/v1/quotes?symbols={symbols}", String.join(",", symbols))
              .retrieve()
              .body(Answer.class);
      return answer == null ? Map.of() : quotes(answer);
    } catch (RestClientException e) {
      LOG.atWarn().addKeyValue("reason", e.getMessage()).log("no quotes from market data");
      return Map.of();
    }
  }

  private static Map<String, Quote> quotes(Answer answer) {
    Map<String, Quote> quotes = new HashMap<>();
    for (Entry entry : answer.quotes() == null ? List.<Entry>of() : answer.quotes()) {
      quotes.put(entry.symbol(), new Quote(entry.symbol(), entry.mid(), entry.receivedAt()));
    }
    return quotes;
  }

  /** What we read of the answer. */
  record Answer(@Nullable List<Entry> quotes) {}

  /** What we read of a quote. */
  record Entry(String symbol, Price mid, Instant receivedAt) {}
}
