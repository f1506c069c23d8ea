package io.breakwater.localstack.torture;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.localstack.launcher.keys.LocalSecrets;
import io.breakwater.localstack.torture.RepeatingClients.Reply;
import io.breakwater.localstack.torture.VenueBook.VenueOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * T16: a key is one order, however often, at whichever of two gateways and how closely together it
 * is asked for; whoever asks is told of that order. Every request allows a duplicate, so that the
 * guard against duplicates helps nobody. The short form is part of every build; {@code make
 * torture-idempotency KEYS= SEED=} runs any other.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TortureIdempotencyIT {
  static final int KEYS = Integer.getInteger("torture.keys", 100);
  static final long SEED = Long.getLong("torture.seed", 20_130_102L);
  static final int REPEATS = 50;

  /** Keys that are asked for at the same moment. */
  static final int SIDE_BY_SIDE = 4;

  static final int DISPUTED = 20;
  static final int FORGOTTEN = 10;
  static final Duration SETTLED_WITHIN = Duration.ofSeconds(30);
  static final Set<String> UNSETTLED = Set.of("SENDING", "UNKNOWN");

  /** So that some keys stand for an order of which nobody knows yet what became of it. */
  static final String FAULTS =
      """
      {"seed": %d, "rules": [
        {"name": "lost answers", "on": "POST /v2/orders", "kind": "lose_answer", "share": "0.05"}]}
      """;

  static final Path RESULT = Path.of("target", "torture-idempotency.result");

  @TempDir static Path folder;
  static TortureStack stack;
  static VenueBook venue;
  static GatewayRows rows;
  static Result result = Result.NONE;

  /** The line that ends the run; a question mark stands for what was not measured. */
  record Result(
      int keys,
      int requests,
      String doubled,
      String lost,
      String misled,
      String conflicts,
      String mutantDoubled) {
    static final Result NONE = new Result(0, 0, "?", "?", "?", "?", "?");

    Result withMutantDoubled(int count) {
      return new Result(keys, requests, doubled, lost, misled, conflicts, "" + count);
    }

    @Override
    public String toString() {
      return "RESULT torture-idempotency keys=%d requests=%d doubled=%s lost=%s misled=%s conflicts=%s mutant_doubled=%s"
          .formatted(keys, requests, doubled, lost, misled, conflicts, mutantDoubled);
    }
  }

  @BeforeAll
  static void start() throws Exception {
    System.out.printf(
        "torture-idempotency: seed %d, %d keys, %d repeats of each%n", SEED, KEYS, REPEATS);
    Files.deleteIfExists(RESULT);
    stack = TortureStack.start("torture-idempotency", folder);
    venue = stack.venueBook();
    rows = new GatewayRows(stack.database());
    startGateways(stack.aheadOfTime());
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
  void aKeyIsOneOrderAndEverybodyIsToldOfIt() throws Exception {
    List<Intent> intents = Intent.distinct("t16-", KEYS, 0, new SplittableRandom(SEED));
    List<Reply> replies = new ArrayList<>();
    List<Reply> conflicts = new ArrayList<>();
    venue.plan(FAULTS.formatted(SEED));
    try (var clients = clients()) {
      for (List<Intent> together : inGroups(intents, SIDE_BY_SIDE)) {
        replies.addAll(clients.askAtOnce(repeated(together, REPEATS)));
        List<Intent> others = together.stream().map(Intent::elsewhere).toList();
        conflicts.addAll(clients.askAtOnce(repeated(others, 2)));
      }
    }
    List<String> misled = misled(replies);
    Verdict verdict = Verdict.settled(intents, idsOf(intents), venue, rows, SETTLED_WITHIN);
    long conflicting = conflicts.stream().filter(TortureIdempotencyIT::isConflict).count();
    result =
        new Result(
            KEYS,
            replies.size(),
            "" + verdict.doubled().size(),
            "" + verdict.lost().size(),
            "" + misled.size(),
            "" + conflicting,
            "?");
    long unsettled = replies.stream().filter(reply -> reply.replayed() && isOpen(reply)).count();
    System.out.printf(
        "%d replays of an order without an outcome, %d tries again for want of time, faults %s%n",
        unsettled, replies.stream().mapToInt(reply -> reply.tries() - 1).sum(), venue.hits());

    assertThat(verdict.isClean()).as("seed %d: %s", SEED, verdict).isTrue();
    assertThat(misled).as("seed %d", SEED).isEmpty();
    assertThat(conflicts).as("another order under the key").allMatch(reply -> isConflict(reply));
    assertThat(rows.orders()).hasSize(KEYS);
    assertThat(Invariants.violations(rows)).as("seed %d", SEED).isEmpty();
    assertThat(stack.deadlocks()).isZero();
    assertThat(unsettled).as("repeats that came before the outcome").isPositive();
    assertThat(venue.hits().get("lost answers")).as("answers lost").isPositive();
  }

  /** For another symbol, so that no lock puts the two in line, and the key alone decides. */
  @Test
  @Order(2)
  void ofTwoOrdersUnderOneKeyOneWinsAndTheOtherIsAConflict() throws Exception {
    var random = new SplittableRandom(SEED);
    List<Intent> ones = Intent.distinct("disputed-", DISPUTED, KEYS, random);
    List<Reply> replies = new ArrayList<>();
    venue.plan("{\"rules\": []}");
    try (var clients = clients()) {
      for (Intent one : ones) {
        List<Intent> both = repeated(List.of(one, one.elsewhere()), REPEATS / 2);
        Collections.shuffle(both, random);
        replies.addAll(clients.askAtOnce(both));
      }
    }

    Map<Boolean, List<Reply>> byConflict =
        replies.stream().collect(partitioningBy(TortureIdempotencyIT::isConflict));
    assertThat(misled(byConflict.get(false))).isEmpty();
    assertThat(byConflict.get(true)).hasSize(DISPUTED * REPEATS / 2);
    assertThat(byConflict.get(false).stream().map(Reply::intent).distinct()).hasSize(DISPUTED);
    assertThat(orderedUnder("disputed-"))
        .isEqualTo(
            byConflict.get(false).stream()
                .map(Reply::intent)
                .distinct()
                .collect(toMap(Intent::clientOrderId, intent -> List.of(intent.terms()))));
  }

  /** The same under gateways of which each remembers only what it was asked itself. */
  @Test
  @Order(3)
  void keysThatOneGatewayAloneKnowsDoubleOrders() throws Exception {
    for (Jvm gateway : stack.gateways()) {
      gateway.stop();
    }
    startGateways(stack.agent("own-keys"));
    List<Intent> intents =
        Intent.distinct("forgotten-", FORGOTTEN, 2 * (KEYS + DISPUTED), new SplittableRandom(SEED));
    List<Reply> replies;
    try (var clients = clients()) {
      replies = clients.askAtOnce(repeated(intents, REPEATS / FORGOTTEN * 2));
    }

    int doubled = Verdict.of(intents, Set.of(), venue, rows).doubled().size();
    result = result.withMutantDoubled(doubled);
    assertThat(doubled).isPositive();
    assertThat(misled(replies)).isNotEmpty();
  }

  /** The keys whose clients were told anything but the one truth. */
  private static List<String> misled(List<Reply> replies) {
    return replies.stream().collect(groupingBy(Reply::intent)).values().stream()
        .filter(ofOneKey -> !isTheTruth(ofOneKey))
        .map(Object::toString)
        .toList();
  }

  /**
   * One client is told that the order is new, and nobody where that answer was a 503 (its outcome
   * could not be written down in time); all others that it is a repeat, of the same order.
   */
  private static boolean isTheTruth(List<Reply> ofOneKey) {
    long firsts = ofOneKey.stream().filter(reply -> !reply.replayed()).count();
    boolean askedAgain = ofOneKey.stream().anyMatch(reply -> reply.tries() > 1);
    return (firsts == 1 || firsts == 0 && askedAgain)
        && ofOneKey.stream().map(Reply::orderId).distinct().count() == 1
        && ofOneKey.stream().allMatch(reply -> reply.status() == promisedStatus(reply));
  }

  private static int promisedStatus(Reply reply) {
    if (isOpen(reply)) {
      return 202;
    }
    return reply.replayed() ? 200 : 201;
  }

  private static boolean isOpen(Reply reply) {
    return UNSETTLED.contains(reply.orderStatus());
  }

  private static boolean isConflict(Reply reply) {
    return reply.status() == 409 && reply.code().equals("IDEMPOTENCY_KEY_REUSED");
  }

  private static Set<String> idsOf(List<Intent> intents) {
    return intents.stream().map(Intent::clientOrderId).collect(toSet());
  }

  private static List<Intent> repeated(List<Intent> intents, int times) {
    List<Intent> repeated = new ArrayList<>();
    for (Intent intent : intents) {
      repeated.addAll(Collections.nCopies(times, intent));
    }
    return repeated;
  }

  private static List<List<Intent>> inGroups(List<Intent> intents, int size) {
    List<List<Intent>> groups = new ArrayList<>();
    for (int from = 0; from < intents.size(); from += size) {
      groups.add(intents.subList(from, Math.min(intents.size(), from + size)));
    }
    return groups;
  }

  /** What the venue was asked for under each key. */
  private static Map<String, List<String>> orderedUnder(String prefix) {
    return venue.orders().stream()
        .filter(order -> order.clientOrderId().startsWith(prefix))
        .collect(
            groupingBy(
                VenueOrder::clientOrderId,
                mapping(order -> Intent.termsOf(order.symbol(), order.price()), toList())));
  }

  private static RepeatingClients clients() {
    return new RepeatingClients(stack.gateways(), stack.secret(LocalSecrets.TRADER));
  }

  private static void startGateways(String option) throws IOException {
    for (Jvm gateway : stack.gateways()) {
      gateway.start(option);
    }
    stack.gateways().forEach(Jvm::awaitReady);
  }
}
