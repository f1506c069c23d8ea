package io.breakwater.localstack.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.breakwater.localstack.launcher.keys.LocalSecrets;
import io.breakwater.localstack.torture.CrashPlan.Scenario;
import io.breakwater.localstack.torture.VenueBook.VenueOrder;
import io.breakwater.localstack.torture.agent.CrashPoint;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * T2: the gateway ends at each named point of the failure model, and the others find their way from
 * there. Each process stands armed for one point, dies there, and leaves what it was at to a second
 * gateway, or to the process that is armed for the next point.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CrashPointsIT {
  static final int TIMES = Integer.getInteger("torture.times", 1);
  static final long SEED = Long.getLong("torture.seed", 20_130_102L);
  static final Duration STRIKES_WITHIN = Duration.ofSeconds(60);
  static final Duration SETTLED_WITHIN = Duration.ofSeconds(45);
  static final Path RESULT = Path.of("target", "torture-crash-points.result");

  static final String NO_FAULTS = "{\"seed\": 1, \"rules\": []}";

  static final String SILENT_STREAM =
      """
      {"seed": 1, "rules": [{"name": "unheard", "on": "stream", "kind": "drop", "share": "1"}]}
      """;

  static final String UNNAMED =
      """
      {"seed": 1, "rules": [{"name": "unnamed", "on": "stream", "kind": "no_execution_id",
        "share": "1"}]}
      """;

  @TempDir static Path folder;
  static TortureStack stack;
  static VenueBook venue;
  static GatewayRows rows;
  static Jvm victim;
  static Jvm other;
  static Path armed;
  static WebhookReceiver receiver;
  static final Map<String, Integer> STRUCK = new TreeMap<>();
  static Verdict last = new Verdict(List.of(), List.of(), List.of(), List.of(), List.of());
  static int naiveLost;
  static int number;
  static final HttpClient HTTP = HttpClient.newHttpClient();

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final List<Intent> asked = new ArrayList<>();
  private final Set<String> taken = new TreeSet<>();
  private Duration longestOutage = Duration.ZERO;
  private final List<TradingClients> open = new ArrayList<>();

  /** Orders that somebody placed at the venue past us: their id there by client order id. */
  private final Map<String, String> foreign = new TreeMap<>();

  private final Set<String> toBeCanceled = new HashSet<>();
  private final Set<String> webhooks = new HashSet<>();

  @BeforeAll
  static void start() throws Exception {
    System.out.printf("torture-crash-points: seed %d, each point %d times%n", SEED, TIMES);
    stack = TortureStack.start("crash-points", folder);
    venue = stack.venueBook();
    rows = new GatewayRows(stack.database());
    victim = stack.gateways().getFirst();
    other = stack.gateways().getLast();
    armed = folder.resolve("armed");
    receiver = WebhookReceiver.start(stack.secret(LocalSecrets.WEBHOOK_SECRET));
  }

  @AfterAll
  static void stop() throws IOException {
    if (stack != null) {
      stack.close();
    }
    if (receiver != null) {
      receiver.close();
    }
    String result =
        "RESULT torture-crash-points points=%d crashes=%d lost=%d doubled=%d ghosts=%d stuck=%d naive_lost=%d"
            .formatted(
                STRUCK.size(),
                STRUCK.values().stream().mapToInt(times -> times).sum(),
                last.lost().size(),
                last.doubled().size(),
                last.ghosts().size(),
                last.stuck().size(),
                naiveLost);
    Files.writeString(RESULT, result + "\n");
    System.out.println(result);
  }

  @Test
  @Order(1)
  void aGatewayThatEndsAtAnyNamedPointLosesAndDoublesNothing() throws Exception {
    List<CrashPlan> plan = plan();
    long died = System.nanoTime();

    for (CrashPlan point : plan) {
      keepOther(point.scenario().hasSurvivor());
      start(victim, stack.agent(point.armedBy(armed).toString()));
      victim.awaitReady();
      noteOutage(died);
      settle();
      reach(point);
      assertThat(victim.awaitEnd(STRIKES_WITHIN)).as("%s", point).isEqualTo(CrashPoint.STATUS);
      died = System.nanoTime();
      STRUCK.merge(point.id(), 1, Integer::sum);
      Files.deleteIfExists(armed);
      System.out.printf("struck %s%n", point);
    }
    start(victim);
    victim.awaitReady();
    noteOutage(died);
    settle();

    assertThat(Invariants.violations(rows)).isEmpty();
    assertThat(stack.deadlocks()).isZero();
    assertThat(rows.positions()).isEqualTo(venue.positions());
    assertThat(STRUCK)
        .as("how often each point was hit")
        .hasSize(plan.size() / TIMES)
        .allSatisfy((id, times) -> assertThat(times).as(id).isEqualTo(TIMES));
  }

  /** The same crash after T1, and nothing is recovered: the order is lost, and we see that. */
  @Test
  @Order(2)
  void theNaiveVariantLosesTheOrderOfAProcessThatEndedAfterT1() throws Exception {
    CrashPlan afterT1 =
        CrashPlan.all().stream().filter(point -> point.id().equals("C5")).findFirst().orElseThrow();
    stopIfAlive(victim);
    stopIfAlive(other);
    victim.start(stack.agent("naive"), stack.agent(afterT1.armedBy(armed).toString()));
    victim.awaitReady();
    Files.createFile(armed);
    Intent intent = intent(false);
    TradingClients client = ask(List.of(intent), victim);
    assertThat(victim.awaitEnd(STRIKES_WITHIN)).isEqualTo(CrashPoint.STATUS);
    Files.delete(armed);

    victim.start(stack.agent("naive"));
    client.join();

    Set<String> answered = client.answers().keySet();
    naiveLost = Verdict.of(List.of(intent), answered, venue, rows).lost().size();
    assertThat(naiveLost).isEqualTo(1);
    client.close();
  }

  private static List<CrashPlan> plan() {
    List<CrashPlan> plan = new ArrayList<>();
    String only = System.getProperty("torture.points", "");
    for (int time = 0; time < TIMES; time++) {
      CrashPlan.all().stream()
          .filter(point -> only.isEmpty() || List.of(only.split(",", -1)).contains(point.id()))
          .forEach(plan::add);
    }
    return plan;
  }

  private void reach(CrashPlan point) throws Exception {
    Intent intent = intent(fills(point.scenario()));
    String id = intent.clientOrderId();
    switch (point.scenario()) {
      case SUBMIT -> armAndAsk(intent);
      case SUBMIT_TO_BOTH -> {
        Files.createFile(armed);
        open.add(ask(List.of(intent), victim));
        open.add(ask(List.of(intent), other));
      }
      case RIVALS -> {
        Files.createFile(armed);
        open.add(ask(List.of(intent), victim));
        open.add(ask(List.of(rivalOf(intent)), other));
      }
      case SLOW_REQUEST -> {
        venue.plan(rule(id, "delay_request", "\"delay_ms\": 600"));
        armAndAsk(intent);
      }
      case LOST_ANSWER -> {
        venue.plan(rule(id, "lose_answer", null));
        armAndAsk(intent);
      }
      case ALREADY_THERE -> {
        venue.place(intent.atVenue());
        armAndAsk(intent);
      }
      case REFUSED -> {
        venue.plan(
            """
            {"seed": 1, "rules": [{"name": "refuse", "on": "POST /v2/orders", "kind": "refuse",
              "share": "1", "client_order_id": "%s", "status": 403, "code": 40310000,
              "message": "insufficient buying power"}]}
            """
                .formatted(id));
        armAndAsk(intent);
      }
      case FILL_BEFORE_ANSWER -> {
        awaitFollowing();
        venue.plan(rule(id, "delay_answer", "\"delay_ms\": 900"));
        armAndAsk(intent);
      }
      case FILL -> {
        awaitFollowing();
        armAndAsk(intent);
      }
      case FILL_UNHEARD -> {
        awaitFollowing();
        venue.plan(SILENT_STREAM);
        armAndAsk(intent);
      }
      case FOREIGN -> {
        awaitFollowing();
        Files.createFile(armed);
        foreign.put(id, venue.place(intent.atVenue()));
      }
      case CANCEL -> {
        open.add(answered(intent));
        Files.createFile(armed);
        toBeCanceled.add(id);
        call(victim, "POST", "/api/v1/orders/" + rows.orderId(id) + "/cancel", "");
      }
      case CANCEL_ALL -> {
        Intent second = intent(false);
        open.add(answered(intent));
        open.add(answered(second));
        Files.createFile(armed);
        toBeCanceled.addAll(List.of(id, second.clientOrderId()));
        call(victim, "POST", "/api/v1/orders/cancel-all", "{}");
      }
      case FILL_UNNAMED -> {
        awaitFollowing();
        venue.plan(UNNAMED);
        armAndAsk(intent);
      }
      case BUST -> {
        Files.createFile(armed);
        venue.bust(executionOf(intent));
      }
      case CORRECTION -> {
        Files.createFile(armed);
        venue.correct(executionOf(intent), intent.price().subtract(BigDecimal.ONE));
      }
      case WEBHOOK -> {
        open.add(answered(intent));
        var webhook = SignedWebhook.of(venueOrder(id), stack.secret(LocalSecrets.WEBHOOK_SECRET));
        webhooks.add(webhook.id());
        Files.createFile(armed);
        assertThat(webhook.sendTo(victim)).isZero();
        assertThat(webhook.sendTo(other)).isEqualTo(202);
      }
      case EVENTS -> armAndAsk(intent);
      case REPLACE -> {
        open.add(answered(intent));
        Files.createFile(armed);
        replace(intent, rivalOf(intent));
      }
      case RECOVERY -> {
        venue.plan(rule(id, "lose_request", null));
        armAndAsk(intent);
      }
      case CATCH_UP -> {
        awaitFollowing();
        venue.plan(SILENT_STREAM);
        open.add(answered(intent));
        await()
            .atMost(Duration.ofSeconds(20))
            .until(() ->
                venue.orders().stream()
                    .anyMatch(order ->
                        order.clientOrderId().equals(id) && order.status().equals("filled")));
        restartArmed(point);
        venue.plan(NO_FAULTS);
      }
    }
  }

  private static boolean fills(Scenario scenario) {
    return switch (scenario) {
      case FILL_BEFORE_ANSWER, FILL, FILL_UNHEARD, FILL_UNNAMED, BUST, CORRECTION, CATCH_UP -> true;
      default -> false;
    };
  }

  /** Of an order that has been filled, and heard of by the stream. */
  private String executionOf(Intent intent) throws Exception {
    awaitFollowing();
    open.add(answered(intent));
    await().atMost(Duration.ofSeconds(20)).until(() -> rows.isFilled(intent.clientOrderId()));
    return rows.executionOf(intent.clientOrderId());
  }

  private static VenueOrder venueOrder(String clientOrderId) {
    return venue.orders().stream()
        .filter(order -> order.clientOrderId().equals(clientOrderId))
        .findFirst()
        .orElseThrow();
  }

  private void restartArmed(CrashPlan point) throws Exception {
    victim.kill();
    Files.createFile(armed);
    start(victim, stack.agent(point.armedBy(armed).toString()));
  }

  private void armAndAsk(Intent intent) throws IOException {
    Files.createFile(armed);
    open.add(ask(List.of(intent), victim));
  }

  private TradingClients ask(List<Intent> intents, Jvm gateway) {
    asked.addAll(intents.stream().filter(intent -> !asked.contains(intent)).toList());
    var client = new TradingClients(intents, List.of(gateway), stack.secret(LocalSecrets.TRADER));
    client.start(random.split());
    client.release(intents.size());
    return client;
  }

  private static Intent intent(boolean fills) {
    number++;
    return Intent.of("t2-" + number, number, fills);
  }

  private static Intent rivalOf(Intent intent) {
    Intent rival = intent(false);
    while (!rival.symbol().equals(intent.symbol())) {
      rival = intent(false);
    }
    return rival;
  }

  private static String rule(String clientOrderId, String kind, String more) {
    return """
    {"seed": 1, "rules": [{"name": "%s", "on": "POST /v2/orders", "kind": "%s", "times": 1,
      "client_order_id": "%s"%s}]}
    """
        .formatted(kind, kind, clientOrderId, more == null ? "" : ", " + more);
  }

  /** Waits until every client has its answer and every order is settled, and judges. */
  private void settle() throws Exception {
    for (TradingClients client : open) {
      client.join();
      assertThat(client.refusals()).isEmpty();
      taken.addAll(client.answers().keySet());
      client.close();
    }
    open.clear();
    await()
        .atMost(SETTLED_WITHIN)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(this::everythingIsSettled);
    venue.plan(NO_FAULTS);
  }

  private void everythingIsSettled() {
    last = Verdict.of(asked, taken, venue, rows).without(foreign.keySet());
    assertThat(last.lost()).as("lost").isEmpty();
    assertThat(last.doubled()).as("doubled").isEmpty();
    assertThat(last.ghosts()).as("ghosts").isEmpty();
    assertThat(last.stuck()).as("stuck").isEmpty();
    assertThat(longestOutage.compareTo(Verdict.TOO_OLD) < 0 ? last.givenUp() : List.of())
        .as("given up, without an outage that would be a reason")
        .isEmpty();
    assertThat(rows.foreignOrders()).as("noted as not ours").containsAll(foreign.values());
    assertThat(rows.quarantines()).as("in quarantine").isEmpty();
    assertThat(webhooks).as("kept once, and settled").allMatch(id -> rows.settledWebhooks(id) == 1);
    assertThat(rows.chainFaults()).as("events that the chain does not hold once").isEmpty();
    assertThat(receiver.numbers()).as("told of").containsAll(rows.orderEvents());
    assertThat(venue.orders())
        .filteredOn(order -> toBeCanceled.contains(order.clientOrderId()))
        .as("canceled, though nobody asks for it again")
        .hasSameSizeAs(toBeCanceled)
        .allMatch(order -> order.status().equals("canceled"));
  }

  /** Whether the victim hears the stream is shown by an order whose fill it has heard of. */
  private void awaitFollowing() throws Exception {
    await()
        .atMost(Duration.ofSeconds(40))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> {
          Intent probe = intent(true);
          TradingClients client = ask(List.of(probe), victim);
          client.join();
          taken.addAll(client.answers().keySet());
          client.close();
          await().atMost(Duration.ofSeconds(20)).until(() -> rows.isFilled(probe.clientOrderId()));
          return rows.isHeard(probe.clientOrderId());
        });
  }

  /** As a careful client does: the same again, of the other gateway, until it is taken. */
  private void replace(Intent replaced, Intent replacement) throws Exception {
    String path = "/api/v1/orders/" + rows.orderId(replaced.clientOrderId());
    String body =
        """
        {"client_order_id": "%s", "limit_price": "%s"}
        """
            .formatted(replacement.clientOrderId(), replacement.price().toPlainString());
    asked.add(replacement);
    assertThat(call(victim, "PATCH", path, body)).isZero();
    await()
        .atMost(STRIKES_WITHIN)
        .until(() -> Set.of(200, 201, 202).contains(call(other, "PATCH", path, body)));
    taken.add(replacement.clientOrderId());
  }

  /** Answers the status, or 0 where the gateway died on it. */
  private static int call(Jvm gateway, String method, String path, String body)
      throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(gateway.uri(path))
            .header("Authorization", "Bearer " + stack.secret(LocalSecrets.TRADER))
            .header("Content-Type", "application/json")
            .timeout(Duration.ofSeconds(10))
            .method(method, BodyPublishers.ofString(body))
            .build();
    try {
      return HTTP.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException died) {
      return 0;
    }
  }

  private TradingClients answered(Intent intent) throws Exception {
    TradingClients client = ask(List.of(intent), victim);
    client.join();
    return client;
  }

  private void noteOutage(long died) {
    Duration outage = Duration.ofNanos(System.nanoTime() - died);
    longestOutage = outage.compareTo(longestOutage) > 0 ? outage : longestOutage;
  }

  /** A second gateway, never armed, or none: then what dies is the one that hears the stream. */
  private static void keepOther(boolean alive) throws IOException, InterruptedException {
    if (alive && !other.isAlive()) {
      start(other);
      other.awaitReady();
    } else if (!alive) {
      stopIfAlive(other);
    }
  }

  /** Of what happens to orders both gateways tell the one receiver, whoever has the turn. */
  private static void start(Jvm gateway, String... options) throws IOException {
    gateway.start(
        Stream.concat(receiver.options().stream(), Stream.of(options)).toArray(String[]::new));
  }

  private static void stopIfAlive(Jvm gateway) throws InterruptedException {
    if (gateway.isAlive()) {
      gateway.stop();
    }
  }
}
