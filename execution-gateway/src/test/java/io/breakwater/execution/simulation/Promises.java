package io.breakwater.execution.simulation;

import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.ClientOrderId;
import io.breakwater.execution.order.ContradictionListener;
import io.breakwater.execution.order.EvidenceSource;
import io.breakwater.execution.order.Order;
import io.breakwater.execution.order.OrderStatus;
import io.breakwater.execution.order.OrderWatcher;
import io.breakwater.execution.reconciliation.Difference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was promised of orders, watched while a history goes on. */
final class Promises implements OrderWatcher, ContradictionListener {
  private static final Duration YOUNG = Duration.ofSeconds(30);

  private final World world;
  private final List<String> broken = new ArrayList<>();
  private final Set<ClientOrderId> wanted = new HashSet<>();
  private final Set<ClientOrderId> told = new HashSet<>();
  private final Map<ClientOrderId, Integer> sendsBeforeCancel = new HashMap<>();
  private final Set<ClientOrderId> refused = new HashSet<>();
  private final Set<ClientOrderId> absentSinceLastCopy = new HashSet<>();
  private final Map<ClientOrderId, Integer> copies = new HashMap<>();
  private final Map<ClientOrderId, Integer> onTheirWay = new HashMap<>();
  private boolean isFenced;

  Promises(World world) {
    this.world = world;
  }

  List<String> broken() {
    return List.copyOf(broken);
  }

  Set<ClientOrderId> wanted() {
    return Set.copyOf(wanted);
  }

  Set<ClientOrderId> told() {
    return Set.copyOf(told);
  }

  boolean wasRefused(ClientOrderId id) {
    return refused.contains(id);
  }

  boolean isAnyOnItsWay() {
    return !onTheirWay.isEmpty();
  }

  void breaks(String promise, Object... with) {
    String what = promise.formatted(with);
    broken.add(what);
    world.note("PROMISE", "BROKEN: %s", what);
  }

  void unexpected(Throwable trouble) {
    broken.add("unexpected: " + trouble);
    world.note("PROMISE", "BROKEN: unexpected %s at %s", trouble, List.of(trouble.getStackTrace()));
  }

  void wanted(ClientOrderId id) {
    wanted.add(id);
  }

  /** A client was told that its order is taken. */
  void told(Order order) {
    told.add(order.clientOrderId());
  }

  /** A client was told that the broker will be asked to cancel its order. */
  void toBeCanceled(ClientOrderId id) {
    sendsBeforeCancel.putIfAbsent(id, world.table.sendsOf(id));
  }

  boolean isToBeCanceled(ClientOrderId id) {
    return sendsBeforeCancel.containsKey(id);
  }

  /** From now on no order may leave. */
  void fence() {
    isFenced = true;
  }

  void openAgain() {
    isFenced = false;
  }

  /** A copy of an order is written to the wire. */
  void leaves(ClientOrderId id) {
    if (world.table.under(id).isEmpty()) {
      breaks("I2: %s was sent before it was written down", id);
    }
    if (world.table.isPastDeadline(id)) {
      breaks("I7: %s was sent after its send deadline", id);
    }
    if (isFenced) {
      breaks("I7: %s was sent after the kill switch had drained", id);
    }
    if (world.table.sendsOf(id) > sendsBeforeCancel.getOrDefault(id, Integer.MAX_VALUE)) {
      breaks("C18: %s was sent again after a cancel was promised", id);
    }
    if (copies.merge(id, 1, Integer::sum) > 1 && !absentSinceLastCopy.remove(id)) {
      breaks("C5: %s was sent again without asking after the copy before", id);
    }
    if (copies.getOrDefault(id, 0) > 1) {
      world.saw(Happening.SENT_AGAIN);
    }
  }

  void setsOut(ClientOrderId id, boolean mayBeTaken) {
    if (mayBeTaken) {
      onTheirWay.merge(id, 1, Integer::sum);
    }
  }

  void arrives(ClientOrderId id, boolean mayBeTaken) {
    if (mayBeTaken) {
      onTheirWay.computeIfPresent(id, (_, left) -> left == 1 ? null : left - 1);
    }
  }

  void refused(ClientOrderId id) {
    refused.add(id);
  }

  void saidToBeAbsent(ClientOrderId id) {
    absentSinceLastCopy.add(id);
  }

  @Override
  public void written(Order order) {
    world.note("database", "%s is %s", order.clientOrderId(), order.status());
  }

  @Override
  public void saved(Order before, Order after, EvidenceSource source) {
    OrderStatus from = before.status();
    OrderStatus to = after.status();
    if (from == to) {
      return;
    }
    ClientOrderId id = after.clientOrderId();
    world.note("database", "%s is %s, by %s", id, to, source);
    count(to, source);
    if (to.rank() < from.rank() && from != OrderStatus.NOT_SENT) {
      breaks("I6: %s fell from %s to %s", id, from, to);
    } else if (!from.isOpen() && from != OrderStatus.NOT_SENT) {
      breaks("I6: %s left its end %s for %s", id, from, to);
    }
    boolean isOurWord = source == EvidenceSource.SUBMIT || source == EvidenceSource.GATEWAY;
    if (isOurWord && (to == OrderStatus.NOT_SENT || to == OrderStatus.REJECTED)) {
      endedByUs(id, to);
    }
    if (to == OrderStatus.NOT_SENT) {
      letGo(after);
    }
  }

  private void count(OrderStatus to, EvidenceSource source) {
    switch (to) {
      case UNKNOWN -> world.saw(Happening.BECAME_UNKNOWN);
      case NOT_SENT -> world.saw(Happening.PROVED_NOT_SENT);
      case REJECTED -> {
        if (source == EvidenceSource.SUBMIT || source == EvidenceSource.GATEWAY) {
          world.saw(Happening.REFUSED_FOR_GOOD);
        }
      }
      default -> {}
    }
  }

  /**
   * What was taken is let go of only because it is too old, or a halt or a cancel was to end it.
   */
  private void letGo(Order order) {
    ClientOrderId id = order.clientOrderId();
    if (order.cancelRequestedAt() == null
        && world.table.isLetThroughStill(id)
        && world.table.ageOf(id).compareTo(YOUNG) <= 0) {
      breaks("C5: %s is NOT_SENT although it was wanted still", id);
    }
  }

  /** Where the broker has the order, its own word is proof, and it takes no second copy. */
  private void endedByUs(ClientOrderId id, OrderStatus end) {
    BookedOrder theirs = world.broker.find(id);
    if (theirs != null) {
      if (OrderStatus.of(theirs.status) != end) {
        breaks("I3: %s is %s while the broker has it", id, end);
      }
    } else if (onTheirWay.containsKey(id)) {
      breaks("I3: %s is %s while a copy of it is on its way", id, end);
    } else if (end == OrderStatus.REJECTED && !refused.contains(id)) {
      breaks("I3: %s is REJECTED and nobody refused it", id);
    }
  }

  /** What a pass of reconciliation could not settle. */
  void differs(Difference difference) {
    breaks("I5: the books differ: %s", difference);
  }

  @Override
  public void overfilled(Order order) {
    breaks("I4: %s is overfilled", order.clientOrderId());
  }

  @Override
  public void idTaken(Order order, BrokerOrder theirs) {
    breaks("I1: the broker has another order under %s", order.clientOrderId());
  }
}
