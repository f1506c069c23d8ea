package io.breakwater.localstack.torture;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.breakwater.localstack.torture.GatewayRows.OrderRow;
import io.breakwater.localstack.torture.VenueBook.Arrived;
import io.breakwater.localstack.torture.VenueBook.VenueOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * What became of each intent, by the venue's book and by the gateways' rows. Each list names the
 * orders, so that a broken promise can be looked into.
 *
 * @param lost a client was told that its order is taken, and the venue neither has nor refused it;
 *     or the venue has it, and our row says that it does not
 * @param doubled the venue has more than one order that asks for it, whatever the ids
 * @param ghosts reached the venue, and have no row
 * @param givenUp proved not to be at the broker, told so to who asks, and too old to be sent: what
 *     an outage of {@link #TOO_OLD} may leave, and nothing else but a cancel, which is not listed
 * @param stuck nobody knows yet what became of it, our row and the venue's do not agree, or it
 *     works on though its cancel was taken
 */
record Verdict(
    List<String> lost,
    List<String> doubled,
    List<String> ghosts,
    List<String> givenUp,
    List<String> stuck) {

  /** The age from which an order is not sent again; with what a start and a lookup take. */
  static final Duration TOO_OLD = Duration.ofSeconds(25);

  private static final Set<String> DEAD_WITH_US = Set.of("REJECTED", "NOT_SENT");

  private static final Set<Integer> REFUSED = Set.of(400, 401, 403, 422);

  /** Our status for each of the venue's that an order of a torture run can end in. */
  private static final Map<String, String> STATUS =
      Map.of(
          "new", "ACCEPTED",
          "held", "ACCEPTED",
          "accepted", "ACCEPTED",
          "pending_new", "ACCEPTED",
          "partially_filled", "PARTIALLY_FILLED",
          "filled", "FILLED",
          "canceled", "CANCELED",
          "replaced", "REPLACED",
          "expired", "EXPIRED",
          "rejected", "REJECTED");

  /** Compares as things stand. */
  static Verdict of(List<Intent> intents, Set<String> taken, VenueBook venue, GatewayRows rows) {
    // Ours first: what is newer at the venue shows up as not settled, never the other way round.
    Map<String, OrderRow> ours = byId(rows.orders());
    List<VenueOrder> theirs = venue.orders();
    Map<String, List<VenueOrder>> byTerms =
        theirs.stream().collect(groupingBy(order -> Intent.termsOf(order.symbol(), order.price())));
    List<Arrived> arrived = venue.arrivedOrders();
    Set<String> refused =
        arrived.stream()
            .filter(copy -> REFUSED.contains(copy.status()))
            .map(Arrived::clientOrderId)
            .collect(toSet());
    Verdict verdict =
        new Verdict(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    for (Intent intent : intents) {
      verdict.add(
          intent,
          taken.contains(intent.clientOrderId()) && !refused.contains(intent.clientOrderId()),
          ours.get(intent.clientOrderId()),
          byTerms.getOrDefault(intent.terms(), List.of()));
    }
    theirs.forEach(order -> verdict.addExit(ours.get(order.clientOrderId()), order));
    Set<String> known = byId(rows.orders()).keySet();
    theirs.stream()
        .filter(order -> !known.contains(order.clientOrderId()))
        .map(order -> order.clientOrderId() + " " + order)
        .forEach(verdict.ghosts::add);
    Set<String> there = theirs.stream().map(VenueOrder::clientOrderId).collect(toSet());
    arrived.stream()
        .map(Arrived::clientOrderId)
        .filter(id -> !known.contains(id) && !there.contains(id))
        .distinct()
        .forEach(verdict.ghosts::add);
    return verdict;
  }

  /** Compares until nothing is wrong, not longer than this, and says how it then stands. */
  static Verdict settled(
      List<Intent> intents,
      Set<String> taken,
      VenueBook venue,
      GatewayRows rows,
      Duration patience) {
    var last = new Verdict[1];
    try {
      Awaitility.await()
          .atMost(patience)
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofSeconds(1))
          .until(() -> {
            last[0] = of(intents, taken, venue, rows);
            return last[0].isClean();
          });
    } catch (ConditionTimeoutException notAll) {
      last[0] = of(intents, taken, venue, rows);
    }
    return last[0];
  }

  boolean isClean() {
    return lost.isEmpty() && doubled.isEmpty() && ghosts.isEmpty() && stuck.isEmpty();
  }

  /** The same, but for what is known to have reached the venue past us. */
  Verdict without(Set<String> foreign) {
    List<String> ours =
        ghosts.stream().filter(story -> !foreign.contains(story.split(" ", 2)[0])).toList();
    return new Verdict(lost, doubled, ours, givenUp, stuck);
  }

  private void add(Intent intent, boolean taken, OrderRow row, List<VenueOrder> found) {
    String id = intent.clientOrderId();
    String story = id + " " + (row == null ? "without a row" : row) + " venue=" + found;
    boolean dead = row != null && DEAD_WITH_US.contains(row.status());
    if (found.size() > 1) {
      doubled.add(story);
    }
    if (found.isEmpty() && row != null && row.status().equals("NOT_SENT")) {
      if (!intent.canceled()) {
        givenUp.add(story);
      }
    } else if (found.isEmpty() ? taken : dead) {
      lost.add(story);
    }
    boolean worksOn = taken && intent.canceled() && found.stream().anyMatch(VenueOrder::isOpen);
    if (row != null && !dead && (worksOn || !isSettled(row, found))) {
      stuck.add(story);
    }
  }

  private void addExit(OrderRow row, VenueOrder order) {
    if (row != null && row.isExit() && !isSettled(row, List.of(order))) {
      stuck.add("exit " + row + " venue=" + order);
    }
  }

  private static boolean isSettled(OrderRow row, List<VenueOrder> found) {
    return found.stream()
        .anyMatch(order ->
            order.id().equals(row.brokerOrderId())
                && row.status().equals(STATUS.get(order.status()))
                && row.filled().compareTo(order.filled()) == 0);
  }

  private static Map<String, OrderRow> byId(List<OrderRow> rows) {
    return rows.stream().collect(toMap(OrderRow::clientOrderId, row -> row));
  }
}
