package io.breakwater.localstack.torture;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.localstack.launcher.keys.LocalSecrets;
import io.breakwater.localstack.torture.LimitOrderLoad.Asked;
import io.breakwater.localstack.torture.LimitOrderLoad.Load;
import io.breakwater.localstack.torture.VenueBook.VenueOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code make bench-orders}: how many resting limit orders a second one gateway takes over HTTP,
 * each durable in transaction T1 and with the venue's answer recorded, beside the SQL of the same
 * alone, round by round in one run on one machine. Nothing is asserted about the figures; what is
 * asserted is that every order of the load is at the venue once, and that both sides know it.
 */
class BenchOrders {
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
  private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("bench.seconds", 10));
  private static final Duration WARM_UP =
      Duration.ofSeconds(Integer.getInteger("bench.warmup", 20));
  private static final boolean PROFILE = Boolean.getBoolean("bench.profile");
  private static final int FEW = 20;
  private static final int MANY = 64;
  private static final Duration SETTLED_WITHIN = Duration.ofSeconds(30);

  /** The launcher's processes do with the quick compiler alone; here throughput counts. */
  private static final String BOTH_COMPILERS = "-XX:TieredStopAtLevel=4";

  private static final Path RESULT = Path.of("target", "bench-orders.result");
  private static final Path RECORDING = Path.of("target", "bench-orders.jfr").toAbsolutePath();

  private static final String WITHOUT_AN_ANSWER =
      """
      select client_order_id, status from execution.orders
      where (status <> 'ACCEPTED' or broker_order_id is null) and status <> 'NOT_SENT'
      """;

  /** Their clients were told 202: the machine was too slow to send them, or to recover them. */
  private static final String GIVEN_UP =
      "select client_order_id from execution.orders where status = 'NOT_SENT'";

  @TempDir Path folder;

  private final List<Load> few = new ArrayList<>();
  private final List<Load> many = new ArrayList<>();
  private final List<SqlOnly.Rate> sql = new ArrayList<>();
  private Instant warm = Instant.MAX;

  @Test
  void ordersPerSecond() throws Exception {
    Files.deleteIfExists(RESULT);
    try (var stack = TortureStack.start("bench-orders", folder, BOTH_COMPILERS, "-Xmx1g")) {
      var rows = new GatewayRows(stack.database());
      assertThat(
              rows.lines("select current_setting('fsync'), current_setting('synchronous_commit')"))
          .as("PostgreSQL keeps its commits")
          .containsExactly("on on");
      Jvm gateway = stack.gateways().getFirst();
      gateway.start(gatewayOptions());
      gateway.awaitReady();
      try (var load = new LimitOrderLoad(gateway, stack.secret(LocalSecrets.TRADER))) {
        load.run(FEW, WARM_UP);
        load.run(MANY, WARM_UP);
        warm = Instant.now();
        var sqlOnly = new SqlOnly(stack);
        for (int round = 1; round <= ROUNDS; round++) {
          few.add(measured(load, FEW, stack));
          many.add(measured(load, MANY, stack));
          sql.add(sqlOnly.run("round-" + round, WARM_UP, TIME));
          System.out.println(sql.getLast());
        }
        assertEachIsAtTheVenueOnce(List.copyOf(load.asked()), stack, rows);
      }
      gateway.stop();
    }
    if (PROFILE) {
      System.out.println("the gateway's processor time: " + Profile.since(warm, RECORDING));
    }
    Files.writeString(RESULT, result() + "\n");
    System.out.println(result());
  }

  private static String[] gatewayOptions() {
    List<String> options = new ArrayList<>(List.of(BOTH_COMPILERS, "-Xmx512m"));
    if (PROFILE) {
      options.add(
          "-XX:StartFlightRecording=dumponexit=true,settings=profile,filename=" + RECORDING);
    }
    return options.toArray(String[]::new);
  }

  private static Load measured(LimitOrderLoad load, int clients, TortureStack stack)
      throws Exception {
    Map<String, Duration> before = processorTime(stack);
    Load done = load.run(clients, TIME);
    Map<String, Duration> after = processorTime(stack);
    System.out.println(done);
    System.out.println(
        after.entrySet().stream()
            .map(used ->
                "%s %.2f ms"
                    .formatted(
                        used.getKey(),
                        used.getValue().minus(before.get(used.getKey())).toNanos()
                            / 1e6
                            / done.nanos().length))
            .collect(joining(", ", "  processor time per order: ", "")));
    return done;
  }

  private static Map<String, Duration> processorTime(TortureStack stack) throws IOException {
    Map<String, Duration> used = new TreeMap<>(stack.processorTime());
    used.put("clients", Jvm.processorTime(ProcessHandle.current()));
    return used;
  }

  private static void assertEachIsAtTheVenueOnce(
      List<Asked> asked, TortureStack stack, GatewayRows rows) throws IOException {
    Awaitility.await()
        .atMost(SETTLED_WITHIN)
        .untilAsserted(() -> assertThat(rows.lines(WITHOUT_AN_ANSWER)).isEmpty());
    assertThat(rows.orders()).hasSameSizeAs(asked);
    assertThat(stack.deadlocks()).isZero();
    Map<Asked, List<VenueOrder>> taken =
        stack.venueBook().orders().stream().collect(groupingBy(BenchOrders::askedBy));
    Set<String> givenUp = Set.copyOf(rows.lines(GIVEN_UP));
    System.out.printf("%d of %d orders given up as NOT_SENT%n", givenUp.size(), asked.size());
    Set<Asked> missing = Set.copyOf(without(asked, taken.keySet()));
    assertThat(missing.stream().map(Asked::clientOrderId)).as("lost").hasSameElementsAs(givenUp);
    assertThat(without(taken.keySet(), Set.copyOf(asked))).as("nobody asked for these").isEmpty();
    assertThat(taken.values()).as("doubled").allMatch(orders -> orders.size() == 1);
  }

  private static List<Asked> without(Collection<Asked> these, Set<Asked> those) {
    return these.stream().filter(order -> !those.contains(order)).toList();
  }

  private static Asked askedBy(VenueOrder order) {
    return new Asked(
        order.clientOrderId(),
        order.symbol(),
        order.quantity().intValueExact(),
        order.price().setScale(2));
  }

  private String result() {
    double rps20 = median(few, Load::perSecond);
    double sqlOnly = median(sql, SqlOnly.Rate::perSecond);
    return "RESULT bench-orders rps20=%.0f rps64=%.0f p99_ms20=%.1f sql_only=%.0f ratio=%.2f"
        .formatted(
            rps20,
            median(many, Load::perSecond),
            median(few, load -> load.millis(0.99)),
            sqlOnly,
            rps20 / sqlOnly);
  }

  private static <T> double median(List<T> rounds, ToDoubleFunction<T> figure) {
    double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
