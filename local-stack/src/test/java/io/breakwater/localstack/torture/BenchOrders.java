package io.breakwater.localstack.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.localstack.launcher.keys.LocalSecrets;
import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code make bench-orders}: how many resting limit orders a second one gateway takes over HTTP,
 * each durable in transaction T1 and with the venue's answer recorded, beside the SQL of the same
 * alone ({@code OrderSqlBench} of the gateway's tests), round by round in one run on one machine.
 * Figures, no assertions about them; what is asserted is that every order of the load was taken,
 * once.
 */
class BenchOrders {
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
  private static final int SECONDS = Integer.getInteger("bench.seconds", 10);
  private static final boolean PROFILE = Boolean.getBoolean("bench.profile");
  private static final int WARM_UP_SECONDS = 10;
  private static final int FEW = 20;
  private static final int MANY = 64;

  /** The launcher's processes do with the quick compiler alone; here throughput counts. */
  private static final String BOTH_COMPILERS = "-XX:TieredStopAtLevel=4";

  private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
  private static final Path RESULT = Path.of("target", "bench-orders.result");
  private static final Path RECORDING = Path.of("target", "bench-orders.jfr").toAbsolutePath();
  private static final Pattern SQL_RESULT = Pattern.compile("orders=([0-9]+) seconds=([0-9.]+)");
  private static final List<String> SYMBOLS = List.of("AAPL", "FB", "GOOG", "IBM", "MSFT");
  private static final int PRICES = 100;

  @TempDir Path folder;

  private final HttpClient http = HttpClient.newHttpClient();
  private final AtomicInteger next = new AtomicInteger();

  /** One round of a load. */
  private record Load(int clients, double perSecond, double p50Millis, double p99Millis) {
    @Override
    public String toString() {
      return "%2d clients: %5.0f orders/s, p50 %5.1f ms, p99 %6.1f ms"
          .formatted(clients, perSecond, p50Millis, p99Millis);
    }
  }

  @Test
  void ordersPerSecond() throws Exception {
    Files.deleteIfExists(RESULT);
    try (var stack = TortureStack.start("bench-orders", folder, BOTH_COMPILERS, "-Xmx1g")) {
      Jvm gateway = stack.gateways().getFirst();
      gateway.start(gatewayOptions());
      gateway.awaitReady();
      String key = stack.secret(LocalSecrets.TRADER);
      load(gateway, key, FEW, WARM_UP_SECONDS);
      load(gateway, key, MANY, WARM_UP_SECONDS);
      List<Load> few = new ArrayList<>();
      List<Load> many = new ArrayList<>();
      List<Double> sql = new ArrayList<>();
      for (int round = 1; round <= ROUNDS; round++) {
        few.add(load(gateway, key, FEW, SECONDS));
        many.add(load(gateway, key, MANY, SECONDS));
        sql.add(sqlOnly(stack, round));
        System.out.printf(
            "round %d  %s%n         %s%n         SQL alone on %d connections: %5.0f orders/s%n",
            round, few.getLast(), many.getLast(), FEW, sql.getLast());
      }
      var rows = new GatewayRows(stack.database());
      String result = result(few, many, sql);
      Files.writeString(RESULT, result + "\n");
      System.out.println(result);

      assertThat(rows.lines(NOT_AS_IT_SHOULD_BE))
          .as("orders taken, by what became of them")
          .isEmpty();
      assertThat(stack.venueBook().orders()).hasSize(next.get());
      assertThat(rows.deadlocks()).isZero();
    }
  }

  private static final String NOT_AS_IT_SHOULD_BE =
      """
      select status, count(*) from execution.orders
      where client_order_id like 'bench-%' and (status <> 'ACCEPTED' or broker_order_id is null)
      group by status
      """;

  private static String[] gatewayOptions() {
    List<String> options = new ArrayList<>(List.of(BOTH_COMPILERS, "-Xmx512m"));
    if (PROFILE) {
      options.add(
          "-XX:StartFlightRecording=dumponexit=true,settings=profile,filename=" + RECORDING);
    }
    return options.toArray(String[]::new);
  }

  private Load load(Jvm gateway, String key, int clients, int seconds) throws Exception {
    long began = System.nanoTime();
    long until = began + Duration.ofSeconds(seconds).toNanos();
    List<Future<long[]>> running = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int client = 0; client < clients; client++) {
        running.add(threads.submit(() -> ordersUntil(until, gateway, key)));
      }
    }
    double took = (System.nanoTime() - began) / 1e9;
    List<long[]> each = new ArrayList<>();
    for (Future<long[]> client : running) {
      each.add(client.get());
    }
    long[] nanos = each.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    return new Load(
        clients, nanos.length / took, quantile(nanos, 0.50) / 1e6, quantile(nanos, 0.99) / 1e6);
  }

  /** How long each order took, in nanoseconds. */
  private long[] ordersUntil(long until, Jvm gateway, String key)
      throws IOException, InterruptedException {
    LongStream.Builder took = LongStream.builder();
    while (System.nanoTime() < until) {
      HttpRequest request =
          HttpRequest.newBuilder(gateway.uri("/api/v1/orders"))
              .timeout(Duration.ofSeconds(10))
              .header("Authorization", "Bearer " + key)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(restingLimit(next.getAndIncrement())))
              .build();
      long began = System.nanoTime();
      var answer = http.send(request, BodyHandlers.ofString());
      took.add(System.nanoTime() - began);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }
    return took.build().toArray();
  }

  /** No two alike, else the guard against duplicates would refuse the second. */
  private static String restingLimit(int number) {
    int rest = number / SYMBOLS.size();
    return """
    {"client_order_id":"bench-%d","symbol":"%s","side":"buy","type":"limit","quantity":"%d",
     "limit_price":"%s","time_in_force":"day"}
    """
        .formatted(
            number,
            SYMBOLS.get(number % SYMBOLS.size()),
            1 + rest / PRICES,
            BigDecimal.valueOf(100L + rest % PRICES, 2));
  }

  /** In a process of its own, as the gateway is; it has nothing else to do meanwhile. */
  private static double sqlOnly(TortureStack stack, int round)
      throws IOException, InterruptedException {
    Path gateway = CHECKOUT.resolve("execution-gateway/target");
    String classPath =
        String.join(
            File.pathSeparator,
            gateway.resolve("test-classes").toString(),
            CHECKOUT.resolve("common-lib/target/test-classes").toString(),
            stack.gatewayJar().toString(),
            stack.gatewayJar().resolveSibling("lib") + File.separator + "*");
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                classPath,
                "io.breakwater.execution.order.jdbc.OrderSqlBench",
                stack.gatewayDatabaseUrl(),
                "execution",
                "sql-" + round + "-",
                Integer.toString(FEW),
                Integer.toString(WARM_UP_SECONDS),
                Integer.toString(SECONDS))
            .redirectErrorStream(true);
    builder.environment().put("PASSWORD", stack.secret(LocalSecrets.DATABASE_PASSWORD));
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(output).isZero();
    Matcher figures = SQL_RESULT.matcher(output);
    assertThat(figures.find()).as(output).isTrue();
    return Integer.parseInt(figures.group(1)) / Double.parseDouble(figures.group(2));
  }

  private static String result(List<Load> few, List<Load> many, List<Double> sql) {
    double rps20 = median(few.stream().map(Load::perSecond).toList());
    double sqlOnly = median(sql);
    return "RESULT bench-orders rps20=%.0f rps64=%.0f p99_ms20=%.1f sql_only=%.0f ratio=%.2f"
        .formatted(
            rps20,
            median(many.stream().map(Load::perSecond).toList()),
            median(few.stream().map(Load::p99Millis).toList()),
            sqlOnly,
            rps20 / sqlOnly);
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  private static double quantile(long[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1, Math.round(share * sorted.length))];
  }
}
