package io.breakwater.localstack.torture;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Clients of one gateway, each of which asks for its next limit order as soon as the last is
 * answered. The orders rest, no two ask for the same, and the symbols are spread over the clients.
 * Who is told 503 asks again under the same key. Thread-safe.
 */
final class LimitOrderLoad implements AutoCloseable {
  private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(30);
  private static final long PAUSE_MILLIS = 20;

  /** Below every symbol's price. */
  private static final int PRICES = 500;

  private final HttpClient http = HttpClient.newHttpClient();
  private final CountDownLatch never = new CountDownLatch(1);
  private final Map<String, AtomicInteger> next = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Asked> asked = new ConcurrentLinkedQueue<>();
  private final Jvm gateway;
  private final String key;

  LimitOrderLoad(Jvm gateway, String key) {
    this.gateway = gateway;
    this.key = key;
  }

  /** An order that a client asked for and was told of. */
  record Asked(String clientOrderId, String symbol, int quantity, BigDecimal limitPrice) {

    private String json() {
      return """
      {"client_order_id":"%s","symbol":"%s","side":"buy","type":"limit","quantity":"%d",
       "limit_price":"%s","time_in_force":"day"}
      """
          .formatted(clientOrderId, symbol, quantity, limitPrice.toPlainString());
    }
  }

  /**
   * What came of a load.
   *
   * @param nanos how long each order took until its outcome was known and told, repeats within;
   *     ascending
   * @param repeats how often a client was told 503
   * @param unknown orders whose outcome was not known when they were answered
   */
  record Load(int clients, double seconds, long[] nanos, int repeats, int unknown) {

    double perSecond() {
      return nanos.length / seconds;
    }

    double millis(double quantile) {
      return nanos.length == 0
          ? 0
          : nanos[(int) Math.min(nanos.length - 1, Math.round(quantile * nanos.length))] / 1e6;
    }

    @Override
    public String toString() {
      return "%d clients: %.0f orders/s, p50 %.1f ms, p99 %.1f ms, %d asked again, %d unknown"
          .formatted(clients, perSecond(), millis(0.50), millis(0.99), repeats, unknown);
    }
  }

  Load run(int clients, Duration time) throws Exception {
    long began = System.nanoTime();
    long until = began + time.toNanos();
    List<Future<Client>> running = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int number = 0; number < clients; number++) {
        var client = new Client(Intent.SYMBOLS.get(number % Intent.SYMBOLS.size()));
        running.add(threads.submit(() -> client.askUntil(until)));
      }
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    List<Client> done = new ArrayList<>();
    for (Future<Client> client : running) {
      done.add(client.get());
    }
    return new Load(
        clients,
        seconds,
        done.stream().flatMap(client -> client.nanos.stream()).mapToLong(n -> n).sorted().toArray(),
        done.stream().mapToInt(client -> client.repeats).sum(),
        done.stream().mapToInt(client -> client.unknown).sum());
  }

  /** All orders of all loads. */
  Collection<Asked> asked() {
    return List.copyOf(asked);
  }

  @Override
  public void close() {
    http.close();
  }

  private Asked nextFor(String symbol) {
    int number = next.computeIfAbsent(symbol, _ -> new AtomicInteger()).getAndIncrement();
    return new Asked(
        "bench-" + symbol + "-" + number,
        symbol,
        1 + number / PRICES,
        BigDecimal.valueOf(100L + number % PRICES, 2));
  }

  /** Confined to its thread, then read by who waited for it. */
  private final class Client {
    private final List<Long> nanos = new ArrayList<>();
    private final String symbol;
    private int repeats;
    private int unknown;

    private Client(String symbol) {
      this.symbol = symbol;
    }

    private Client askUntil(long until) throws IOException, InterruptedException {
      while (System.nanoTime() < until) {
        Asked order = nextFor(symbol);
        long began = System.nanoTime();
        int status = insist(order);
        asked.add(order);
        if (status == 202) {
          unknown++;
        } else {
          nanos.add(System.nanoTime() - began);
        }
      }
      return this;
    }

    private int insist(Asked order) throws IOException, InterruptedException {
      while (true) {
        HttpResponse<String> answer = ask(order);
        switch (answer.statusCode()) {
          case 200, 201, 202 -> {
            return answer.statusCode();
          }
          case 503 -> {
            repeats++;
            if (never.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
              throw new IllegalStateException("nobody counts this down");
            }
          }
          default ->
              throw new AssertionError(
                  order + " was answered " + answer.statusCode() + " " + answer.body());
        }
      }
    }

    private HttpResponse<String> ask(Asked order) throws IOException, InterruptedException {
      HttpRequest request =
          HttpRequest.newBuilder(gateway.uri("/api/v1/orders"))
              .timeout(ANSWER_PATIENCE)
              .header("Authorization", "Bearer " + key)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(order.json()))
              .build();
      return http.send(request, BodyHandlers.ofString());
    }
  }
}
