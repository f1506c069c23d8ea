package io.breakwater.execution.reconciliation;

import io.breakwater.execution.broker.Execution;
import io.breakwater.execution.catchup.FetchExecutions;
import io.breakwater.execution.quarantine.DifferenceKind;
import io.breakwater.execution.quarantine.Ground;
import io.breakwater.execution.quarantine.QuarantineBook;
import io.breakwater.execution.quarantine.QuarantineBook.Entry;
import io.breakwater.execution.quarantine.QuarantineBook.State;
import io.breakwater.execution.reconciliation.Difference.Resolution;
import io.breakwater.money.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The use case "compare our books with the broker's": orders, executions, positions. Where the
 * broker is the truth its word is booked; an order that nobody knows is adopted; what stays
 * different puts its symbol into quarantine, and what agrees takes it out again. Never sends an
 * order. Confined to the thread that follows the broker.
 */
public final class Reconcile {
  /** Of orders, when nothing is known of what happened before. */
  private static final Duration FIRST_REACH = Duration.ofDays(7);

  private static final Duration OVERLAP = Duration.ofMinutes(10);

  private final ReconcileOrders orders;
  private final ReconcilePositions positions;
  private final FetchExecutions executions;
  private final QuarantineBook quarantine;
  private final InstantSource marketTime;
  private Set<Ground.Topic> waiting = Set.of();
  private @Nullable Instant through;

  public Reconcile(
      ReconcileOrders orders,
      ReconcilePositions positions,
      FetchExecutions executions,
      QuarantineBook quarantine,
      InstantSource marketTime) {
    this.orders = orders;
    this.positions = positions;
    this.executions = executions;
    this.quarantine = quarantine;
    this.marketTime = marketTime;
  }

  /**
   * Compares, heals, and quarantines what stays different.
   *
   * @param heartbeat called again and again on the way; what it throws ends the pass
   */
  public Findings run(PassKind kind, Runnable heartbeat) {
    Instant at = marketTime.instant();
    // First, because one question brings the executions of a hundred orders.
    List<Difference> found = new ArrayList<>(missed(executions.all(heartbeat)));
    // After that: what it brought may be more than was ordered, and be taken back below.
    List<Entry> standing = quarantine.standing();
    List<Ground.Topic> before = standing.stream().map(entry -> entry.ground().topic()).toList();
    ReconcileOrders.Round round = orders.run(since(kind, at), kind.isThorough(), before, heartbeat);
    orders.foreign(round, heartbeat);
    found.addAll(round.differences());
    ReconcilePositions.Outcome held = positions.run(() -> missed(executions.all(heartbeat)));
    found.addAll(held.differences());
    List<Difference> settled = settle(found, heartbeat);
    letGo(before, settled, topic -> isExamined(topic, round, held), heartbeat);
    through = at;
    return new Findings(kind, at, round.compared(), held.compared(), settled);
  }

  private Instant since(PassKind kind, Instant at) {
    Instant last = through;
    return last == null || kind.isThorough() ? at.minus(FIRST_REACH) : last.minus(OVERLAP);
  }

  /** What had to be fetched because no one had reported it: one difference for each order. */
  private static List<Difference> missed(List<Execution> counted) {
    Map<String, Difference> missed = new LinkedHashMap<>();
    for (Execution execution : counted) {
      String order = execution.brokerOrderId().value();
      Difference known = missed.get(order);
      Quantity sum =
          known == null
              ? execution.quantity()
              : Quantity.of(known.broker()).plus(execution.quantity());
      missed.put(
          order,
          new Difference(
              new Ground(execution.symbol(), DifferenceKind.MISSING_FILL, order, "fetched " + sum),
              "0",
              sum.toString(),
              Resolution.HEALED));
    }
    return List.copyOf(missed.values());
  }

  private List<Difference> settle(List<Difference> found, Runnable heartbeat) {
    List<Difference> settled = new ArrayList<>();
    Set<Ground.Topic> stillWaiting = new HashSet<>();
    for (Difference difference : found) {
      heartbeat.run();
      Difference now = difference.with(resolution(difference));
      if (now.resolution() == Resolution.WAITING) {
        stillWaiting.add(now.ground().topic());
      }
      settled.add(now);
    }
    waiting = stillWaiting;
    return settled;
  }

  private Resolution resolution(Difference difference) {
    return switch (difference.resolution()) {
      case WAITING ->
          hasWaitedLongEnough(difference.ground()) ? hold(difference) : Resolution.WAITING;
      case QUARANTINED, RELEASED -> hold(difference);
      case HEALED, ADOPTED -> difference.resolution();
    };
  }

  private Resolution hold(Difference difference) {
    return quarantine.open(difference.ground()) == State.RELEASED
        ? Resolution.RELEASED
        : Resolution.QUARANTINED;
  }

  /**
   * What was waited for in the pass before is not just late. An order that nobody knows has a time
   * of its own, and a position waits as long as the orders that it is made of.
   */
  private boolean hasWaitedLongEnough(Ground ground) {
    return switch (ground.kind()) {
      case UNKNOWN_ORDER, POSITION_DIFFERS -> false;
      case MISSING_FILL,
          STATUS_BEHIND,
          STATUS_AHEAD,
          EXTRA_FILL,
          EXTRA_ORDER,
          OVERFILLED,
          CLIENT_ORDER_ID_TAKEN ->
          waiting.contains(ground.topic());
    };
  }

  private void letGo(
      List<Ground.Topic> before,
      List<Difference> settled,
      Predicate<Ground.Topic> isExamined,
      Runnable heartbeat) {
    Set<Ground.Topic> present = new HashSet<>();
    settled.stream()
        .filter(difference -> !difference.isSettled())
        .forEach(difference -> present.add(difference.ground().topic()));
    for (Ground.Topic topic : before) {
      if (!present.contains(topic) && isExamined.test(topic)) {
        heartbeat.run();
        quarantine.agree(topic);
      }
    }
  }

  private static boolean isExamined(
      Ground.Topic topic, ReconcileOrders.Round round, ReconcilePositions.Outcome held) {
    return topic.kind() == DifferenceKind.POSITION_DIFFERS
        ? !held.moving().contains(topic.symbol())
        : round.isExamined(topic);
  }
}
