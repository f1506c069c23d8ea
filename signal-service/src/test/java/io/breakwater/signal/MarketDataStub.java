package io.breakwater.signal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.breakwater.signal.marketdata.DailyBar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A market-data service of which only {@code GET /api/v1/bars?symbols=} is there. Thread-safe. */
public final class MarketDataStub implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, List<DailyBar>> bars = new ConcurrentHashMap<>();
  private final Queue<URI> requests = new ConcurrentLinkedQueue<>();
  private volatile @Nullable Answer instead;

  private MarketDataStub(HttpServer server) {
    this.server = server;
  }

  public static MarketDataStub start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      var stub = new MarketDataStub(server);
      server.createContext("/api/v1/bars", stub::answer);
      server.start();
      return stub;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String baseUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public void serve(Map<String, List<DailyBar>> bySymbol) {
    bars.clear();
    bars.putAll(bySymbol);
    instead = null;
  }

  /** Gives this answer from now on, whatever is asked. */
  public void answerInstead(int status, String body) {
    instead = new Answer(status, body);
  }

  public List<URI> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.add(exchange.getRequestURI());
      Answer given = instead;
      Answer answer = given == null ? bars(query(exchange.getRequestURI())) : given;
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Answer bars(Map<String, String> query) {
    LocalDate start = LocalDate.parse(query.get("start"));
    LocalDate end = LocalDate.parse(query.get("end"));
    Predicate<DailyBar> asked = bar -> !bar.date().isBefore(start) && !bar.date().isAfter(end);
    List<String> symbols = List.of(query.get("symbols").split(","));
    String found =
        symbols.stream()
            .filter(bars::containsKey)
            .map(symbol ->
                "\"%s\":%s"
                    .formatted(symbol, json(bars.get(symbol).stream().filter(asked).toList())))
            .collect(Collectors.joining(","));
    String missing =
        symbols.stream()
            .filter(symbol -> !bars.containsKey(symbol))
            .map("{\"symbol\":\"%s\",\"reason\":\"UNKNOWN_SYMBOL\"}"::formatted)
            .collect(Collectors.joining(","));
    return new Answer(
        200,
        "{\"timeframe\":\"%s\",\"adjustment\":\"%s\",\"bars\":{%s},\"missing\":[%s]}"
            .formatted(query.get("timeframe"), query.get("adjustment"), found, missing));
  }

  private static String json(List<DailyBar> bars) {
    return bars.stream().map(MarketDataStub::json).collect(Collectors.joining(",", "[", "]"));
  }

  private static String json(DailyBar bar) {
    return """
    {"date":"%s","open":"%s","high":"%s","low":"%s","close":"%s","volume":"%s","vwap":%s}\
    """
        .formatted(
            bar.date(),
            bar.open(),
            bar.high(),
            bar.low(),
            bar.close(),
            bar.volume().toPlainString(),
            bar.vwap() == null ? "null" : "\"" + bar.vwap() + "\"");
  }

  private static Map<String, String> query(URI uri) {
    return Arrays.stream(uri.getQuery().split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }

  private record Answer(int status, String body) {}
}
