package io.breakwater.localstack.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.localstack.launcher.keys.LocalSecrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * T1: no order is lost, doubled or left unexplained while two gateways are killed at random and the
 * venue loses and delays answers. The short form is part of every build; {@code make torture-orders
 * ORDERS= KILLS= SEED=} runs any other.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TortureOrdersIT {
  static final int ORDERS = Integer.getInteger("torture.orders", 1_000);
  static final int KILLS = Integer.getInteger("torture.kills", 10);
  static final long SEED = Long.getLong("torture.seed", 20_130_102L);
  static final int NAIVE_ORDERS = 100;
  static final int NAIVE_KILLS = 2;

  /** Nothing is recovered there: what is not settled soon never is. */
  static final Duration NAIVE_SETTLED_WITHIN = Duration.ofSeconds(5);

  /** How long after the load an order may be without an outcome. */
  static final Duration SETTLED_WITHIN = Duration.ofSeconds(30);

  /** The next kill waits while an order has been without an outcome for longer than that. */
  static final Duration RECOVERED_WITHIN = Duration.ofSeconds(8);

  /** Past the gateway's patience of a second. */
  static final String FAULTS =
      """
      {"seed": %d, "rules": [
        {"name": "lost answers", "on": "POST /v2/orders", "kind": "lose_answer", "share": "0.03"},
        {"name": "late answers", "on": "POST /v2/orders", "kind": "delay_answer", "share": "0.02",
         "delay_ms": 1500},
        {"name": "lost cancels", "on": "DELETE /v2/orders/*", "kind": "lose_request",
         "share": "0.2"},
        {"name": "lost answers to cancels", "on": "DELETE /v2/orders/*", "kind": "lose_answer",
         "share": "0.1"}]}
      """;

  /** Fewer than may be at the broker at once. */
  static final int HELD_UP = 12;

  /** Longer than the send deadline of 2 s and the lookup behind it, so that a copy overtakes. */
  static final String HOLD_UP =
      """
      {"seed": 1, "rules": [{"name": "first copy", "on": "POST /v2/orders",
        "kind": "delay_request", "times": %d, "delay_ms": 6000}]}
      """
          .formatted(HELD_UP);

  static final Path RESULT = Path.of("target", "torture-orders.result");

  @TempDir static Path folder;
  static TortureStack stack;
  static VenueBook venue;
  static GatewayRows rows;
  static Result result = new Result(0, 0, "?", "?", "?", "?", "?");

  /** The line that ends the run; a question mark stands for what was not measured. */
  record Result(
      int orders,
      int kills,
      String lost,
      String doubled,
      String ghosts,
      String stuck,
      String naiveLost) {

    static Result of(int orders, int kills, Verdict verdict) {
      return new Result(
          orders,
          kills,
          "" + verdict.lost().size(),
          "" + verdict.doubled().size(),
          "" + verdict.ghosts().size(),
          "" + verdict.stuck().size(),
          "?");
    }

    Result withNaiveLost(int naive) {
      return new Result(orders, kills, lost, doubled, ghosts, stuck, "" + naive);
    }

    @Override
    public String toString() {
      return "RESULT torture-orders orders=%d kills=%d lost=%s doubled=%s ghosts=%s stuck=%s naive_lost=%s"
          .formatted(orders, kills, lost, doubled, ghosts, stuck, naiveLost);
    }
  }

  /** What a load has come to. */
  record Outcome(
      int kills,
      Duration longestOutage,
      List<String> refusals,
      Verdict verdict,
      Map<String, Long> hits) {

    /** Orders given up without the one reason that there may be. */
    List<String> givenUpWithoutReason() {
      return longestOutage.compareTo(Verdict.TOO_OLD) < 0 ? verdict.givenUp() : List.of();
    }
  }

  @BeforeAll
  static void start() throws Exception {
    System.out.printf("torture-orders: seed %d, %d orders, %d kills%n", SEED, ORDERS, KILLS);
    Files.deleteIfExists(RESULT);
    stack = TortureStack.start("torture-orders", folder);
    venue = stack.venueBook();
    rows = new GatewayRows(stack.database());
  }

  @AfterAll
  static void stop() throws IOException {
    if (stack != null) {
      stack.close();
    }
    Files.writeString(RESULT, result + "\n");
    System.out.println(result);
  }

  @Test
  @Order(1)
  void losesAndDoublesNothingWhenGatewaysAreKilled() throws Exception {
    var random = new SplittableRandom(SEED);
    var intents = Intent.ofAllKinds("t1-", ORDERS, 0, random);
    var killer = new Killer(stack.gateways(), random.split(), stack.aheadOfTime());

    Outcome outcome =
        torture(intents, KILLS, killer, TortureOrdersIT::awaitRecovery, SETTLED_WITHIN, random);

    outcome.verdict().givenUp().forEach(TortureOrdersIT::printStory);
    Stream.of(outcome.verdict().ghosts(), outcome.verdict().stuck())
        .flatMap(List::stream)
        .forEach(System.out::println);
    result = Result.of(ORDERS, outcome.kills(), outcome.verdict());
    assertThat(outcome.refusals()).as("refused for good, seed %d", SEED).isEmpty();
    assertThat(outcome.verdict().lost()).as("lost, seed %d", SEED).isEmpty();
    assertThat(outcome.verdict().doubled()).as("doubled, seed %d", SEED).isEmpty();
    assertThat(outcome.verdict().ghosts()).as("ghosts, seed %d", SEED).isEmpty();
    assertThat(outcome.verdict().stuck()).as("stuck, seed %d", SEED).isEmpty();
    assertThat(outcome.givenUpWithoutReason()).as("given up, seed %d", SEED).isEmpty();
    assertThat(rows.positions()).as("ours and the venue's").isEqualTo(venue.positions());
    assertThat(Invariants.violations(rows)).as("seed %d", SEED).isEmpty();
    assertThat(stack.deadlocks()).as("deadlocks, seed %d", SEED).isZero();
    assertThat(outcome.kills()).isGreaterThanOrEqualTo(KILLS);
    assertThat(outcome.hits().get("lost answers")).as("answers lost").isPositive();
    assertThat(outcome.hits().get("late answers")).as("answers late").isPositive();
    assertThat(outcome.hits().get("lost cancels")).as("cancels lost").isPositive();
  }

  /** T3: the first copy of each is held up on its way until the second has been taken. */
  @Test
  @Order(2)
  void theBrokerRefusesTheCopyThatComesSecond() throws Exception {
    var random = new SplittableRandom(SEED);
    var intents = Intent.distinct("t3-", HELD_UP, ORDERS, random);
    for (Jvm gateway : stack.gateways()) {
      gateway.start(stack.aheadOfTime());
      gateway.awaitReady();
    }
    venue.plan(HOLD_UP);
    try (var clients = clients(intents)) {
      clients.start(random);
      clients.release(HELD_UP);
      clients.join();

      awaitRefusedCopies("t3-", HELD_UP);
      Verdict verdict = settled(intents, clients, SETTLED_WITHIN);
      System.out.printf(
          "%d copies held up: %s, %d refused by the broker as duplicates, %s%n",
          HELD_UP, venue.hits(), refusedCopies("t3-"), sends());
      assertThat(verdict.isClean()).as("%s", verdict).isTrue();
      assertThat(venue.hits()).containsEntry("first copy", (long) HELD_UP);
    }
  }

  /** The same, under a gateway that gives each copy an id of its own. */
  @Test
  @Order(3)
  void newIdsForCopiesDoubleOrders() throws Exception {
    stopGateways();
    var random = new SplittableRandom(SEED);
    var intents = Intent.distinct("ids-", HELD_UP, ORDERS + HELD_UP, random);
    Jvm gateway = stack.gateways().getFirst();
    gateway.start(stack.agent("new-ids"));
    gateway.awaitReady();
    venue.plan(HOLD_UP);
    try (var clients =
        new TradingClients(intents, List.of(gateway), stack.secret(LocalSecrets.TRADER))) {
      clients.start(random);
      clients.release(HELD_UP);
      clients.join();

      Awaitility.await()
          .atMost(SETTLED_WITHIN)
          .untilAsserted(
              () -> assertThat(Verdict.of(intents, Set.of(), venue, rows).doubled()).isNotEmpty());
    }
    gateway.stop();
  }

  /**
   * The same jar, load and faults as at first; a timeout is called a failure, and nothing is
   * recovered.
   */
  @Test
  @Order(4)
  void theNaiveVariantLosesOrders() throws Exception {
    stopGateways();
    var random = new SplittableRandom(SEED);
    var intents = Intent.distinct("naive-", NAIVE_ORDERS, ORDERS + 2 * HELD_UP, random);
    var killer = new Killer(stack.gateways(), random.split(), stack.agent("naive"));

    Outcome outcome = torture(intents, NAIVE_KILLS, killer, () -> {}, NAIVE_SETTLED_WITHIN, random);

    result = result.withNaiveLost(outcome.verdict().lost().size());
    assertThat(outcome.verdict().lost()).as("naive lost, seed %d", SEED).isNotEmpty();
  }

  private static Outcome torture(
      List<Intent> intents,
      int kills,
      Killer killer,
      Runnable pace,
      Duration settledWithin,
      SplittableRandom random)
      throws Exception {
    long began = System.nanoTime();
    venue.plan(FAULTS.formatted(SEED));
    int killed = 0;
    try (var clients = clients(intents)) {
      killer.start();
      clients.start(random.split());
      int share = intents.size() / (kills + 1);
      while (killed < kills) {
        clients.release(share);
        killed += killer.strike();
        killer.awaitOneMoreReady();
        pace.run();
      }
      clients.release(intents.size());
      clients.join();
      Verdict verdict = settled(intents, clients, settledWithin);
      Map<String, Long> hits = venue.hits();
      System.out.printf(
          "%d orders, %d of them canceled, %d kills, %d retries by clients, faults %s, %s, %d given up, longest outage"
              + " %d s, %.0f s in all%n",
          intents.size(),
          intents.stream().filter(Intent::canceled).count(),
          killed,
          clients.retries(),
          hits,
          sends(),
          verdict.givenUp().size(),
          killer.longestOutage().toSeconds(),
          (System.nanoTime() - began) / 1e9);
      return new Outcome(killed, killer.longestOutage(), clients.refusals(), verdict, hits);
    }
  }

  /**
   * Where starts take long, kills one behind the other leave the gateways no time at all, and an
   * order grows too old as in one long outage. Whatever does not recover within this shows below.
   */
  private static void awaitRecovery() {
    try {
      Awaitility.await()
          .atMost(SETTLED_WITHIN)
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(200))
          .until(() -> !rows.hasUnsettledFor(RECOVERED_WITHIN));
    } catch (ConditionTimeoutException notAll) {
      System.out.println("not recovered within " + SETTLED_WITHIN);
    }
  }

  private static Verdict settled(List<Intent> intents, TradingClients clients, Duration within) {
    return Verdict.settled(intents, clients.answers().keySet(), venue, rows, within);
  }

  private static void printStory(String givenUp) {
    System.out.println("given up: " + givenUp);
    rows.story(givenUp.substring(0, givenUp.indexOf(' '))).forEach(System.out::println);
  }

  private static TradingClients clients(List<Intent> intents) {
    return new TradingClients(intents, stack.gateways(), stack.secret(LocalSecrets.TRADER));
  }

  private static void awaitRefusedCopies(String prefix, int count) {
    Awaitility.await()
        .atMost(SETTLED_WITHIN)
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(() -> assertThat(refusedCopies(prefix)).isEqualTo(count));
  }

  /** How many copies the venue refused, by its book of arrivals. */
  private static long refusedCopies(String prefix) {
    return venue.arrivedOrders().stream()
        .filter(copy -> copy.clientOrderId().startsWith(prefix) && copy.status() == 422)
        .count();
  }

  private static String sends() {
    long repeated = rows.orders().stream().filter(row -> row.sends() > 1).count();
    return repeated + " orders sent again";
  }

  private static void stopGateways() throws InterruptedException {
    for (Jvm gateway : stack.gateways()) {
      if (gateway.isAlive()) {
        gateway.stop();
      }
    }
  }
}
