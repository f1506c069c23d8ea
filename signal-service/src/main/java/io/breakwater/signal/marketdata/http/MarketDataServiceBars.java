package io.breakwater.signal.marketdata.http;

import io.breakwater.signal.marketdata.BarSource;
import io.breakwater.signal.marketdata.DailyBars;
import io.breakwater.signal.marketdata.MarketDataUnavailableException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Asks the market-data service for bars, for as many symbols at once as make an answer of moderate
 * size.
 *
 * <p>Thread-safe.
 */
public final class MarketDataServiceBars implements BarSource {
  /** Some 8 MB of JSON. */
  private static final long BARS_PER_REQUEST = 50_000;

  private static final int SYMBOLS_PER_REQUEST = 100;

  private final RestClient client;

  public MarketDataServiceBars(RestClient client) {
    this.client = client;
  }

  @Override
  public DailyBars dailyBars(List<String> symbols, LocalDate start, LocalDate end) {
    int atOnce = symbolsPerRequest(start, end);
    var bars = new DailyBars(Map.of(), Map.of());
    for (int from = 0; from < symbols.size(); from += atOnce) {
      List<String> some = symbols.subList(from, Math.min(from + atOnce, symbols.size()));
      bars = bars.and(fetch(some, start, end));
    }
    return bars;
  }

  private static int symbolsPerRequest(LocalDate start, LocalDate end) {
    long weekdays = ChronoUnit.DAYS.between(start, end) * 5 / 7 + 1;
    return Math.clamp(BARS_PER_REQUEST / weekdays, 1, SYMBOLS_PER_REQUEST);
  }

  private DailyBars fetch(List<String> symbols, LocalDate start, LocalDate end) {
    try {
      BarsBody body =
          client
              .get()
              .uri(
                  "/api/v1/bars?symbols={symbols}&start={start}&end={end}&timeframe=1Day&adjustment=all",
                  String.join(",", symbols),
                  start,
                  end)
              .retrieve()
              .body(BarsBody.class);
      if (body == null) {
        throw new MarketDataUnavailableException("market-data-service answered without a body");
      }
      return body.toDailyBars(start, end);
    } catch (RestClientException e) {
      throw new MarketDataUnavailableException(
          "market-data-service gave no bars: " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new MarketDataUnavailableException(
          "market-data-service gave unusable bars: " + e.getMessage(), e);
    }
  }
}
