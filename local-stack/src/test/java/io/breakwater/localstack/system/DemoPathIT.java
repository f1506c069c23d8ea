package io.breakwater.localstack.system;

import static io.breakwater.localstack.system.TradingClient.decimal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The demo's path through the whole stack, judged by its money: what the venue has booked and what
 * we have booked must agree to the share and to the cent, also when the gateway is killed while
 * orders are in flight. The tests are steps of one trading day.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoPathIT {
  /** Slower than the demo: on a busy machine the day must not end before the tests do. */
  static final int SPEED = 20;

  static final int ORDERS = 60;
  static final Set<String> DONE =
      Set.of("FILLED", "CANCELED", "EXPIRED", "REJECTED", "DENIED", "NOT_SENT");

  @TempDir static Path folder;
  static LiveStack stack;
  static TradingClient client;
  static BigDecimal cashAtStart;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    stack = LiveStack.start(folder, SPEED);
    client = new TradingClient(stack);
    cashAtStart = client.venueCash();
  }

  @AfterAll
  static void stop() throws IOException {
    if (stack != null) {
      stack.close();
    }
  }

  @Test
  @Order(1)
  void tradesOneDayAndReports() throws IOException, InterruptedException {
    int status = stack.command("trade");

    assertThat(status).as(stack.output("trade.log")).isZero();
    assertThat(stack.output("trade.log"))
        .contains("Signals", "Orders", "Positions", "P&L", "Time per stage", "curl -s -H");
    assertThat(client.venueOrders()).isNotEmpty();
    assertMoneyAgrees();
  }

  @Test
  @Order(2)
  void printsNoKey() throws IOException {
    for (String name : List.of("VIEWER", "TRADER", "OPERATOR", "ORCHESTRATOR")) {
      String key = stack.secret("BREAKWATER_KEY_" + name);

      assertThat(stack.output("up.log")).doesNotContain(key);
      assertThat(stack.output("trade.log")).doesNotContain(key);
    }
  }

  @Test
  @Order(3)
  void losesAndDoublesNothingWhenTheGatewayIsKilledWithOrdersInFlight() throws Exception {
    await().atMost(Duration.ofMinutes(2)).until(client::isMarketOpen);
    ProcessHandle gateway = stack.process("execution-gateway");
    var answered = new AtomicInteger();

    try (ExecutorService traders = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> submissions =
          IntStream.range(0, ORDERS)
              .<Future<?>>mapToObj(i -> traders.submit(() -> submitUntilAccepted(i, answered)))
              .toList();
      await().atMost(Duration.ofSeconds(60)).until(() -> answered.get() >= ORDERS / 6);
      gateway.destroyForcibly();
      for (Future<?> submission : submissions) {
        submission.get();
      }
    }

    await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(() ->
            assertThat(client.ourOrders())
                .allSatisfy(order -> assertThat(order.path("status").asString()).isIn(DONE)));
    assertThat(stack.process("execution-gateway").pid()).isNotEqualTo(gateway.pid());
    assertThat(client.venueOrders())
        .filteredOn(order -> order.path("client_order_id").asString().startsWith("kill-"))
        .hasSize(ORDERS);
    assertMoneyAgrees();
  }

  @Test
  @Order(4)
  void leavesNoProcessBehind() throws Exception {
    List<ProcessHandle> programs = stack.programs();

    int status = stack.command("down");

    assertThat(status).isZero();
    assertThat(programs).noneMatch(ProcessHandle::isAlive);
  }

  /** As a careful client does: the same id again and again, until somebody has said yes. */
  private static Void submitUntilAccepted(int number, AtomicInteger answered) {
    await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(200))
        .until(() -> {
          int status = client.buyOne("kill-" + number, number % 2 == 0 ? "MSFT" : "IBM");
          return status >= 200 && status < 300;
        });
    answered.incrementAndGet();
    return null;
  }

  private static void assertMoneyAgrees() {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(DemoPathIT::assertBooksAgreeNow);
  }

  private static void assertBooksAgreeNow() throws IOException, InterruptedException {
    List<JsonNode> venueOrders = client.venueOrders();
    List<JsonNode> ourFills = client.ourFills();

    assertThat(client.ourOrders())
        .filteredOn(order -> !"DENIED".equals(order.path("status").asString()))
        .extracting(order -> order.path("client_order_id").asString())
        .as("exactly one row of ours for every order at the venue")
        .containsExactlyInAnyOrderElementsOf(
            venueOrders.stream().map(order -> order.path("client_order_id").asString()).toList());
    assertThat(client.ourPositions())
        .as("a position is the sum of its fills, with us and at the venue")
        .isEqualTo(sumOf(ourFills))
        .isEqualTo(client.venuePositions());
    assertThat(client.venueCash())
        .as("cash moved by exactly quantity times price")
        .isEqualByComparingTo(cashAtStart.subtract(paid(ourFills)));
  }

  private static Map<String, BigDecimal> sumOf(List<JsonNode> fills) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    fills.forEach(
        fill -> sums.merge(fill.path("symbol").asString(), signed(fill), BigDecimal::add));
    Map<String, BigDecimal> positions = new TreeMap<>();
    sums.forEach((symbol, quantity) -> TradingClient.put(positions, symbol, quantity));
    return positions;
  }

  private static BigDecimal paid(List<JsonNode> fills) {
    return fills.stream()
        .map(fill -> signed(fill).multiply(decimal(fill, "price")))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal signed(JsonNode fill) {
    BigDecimal quantity = decimal(fill, "quantity");
    return "buy".equals(fill.path("side").asString()) ? quantity : quantity.negate();
  }
}
