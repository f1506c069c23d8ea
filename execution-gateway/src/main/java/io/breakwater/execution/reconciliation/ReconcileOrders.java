package io.breakwater.execution.reconciliation;

import io.breakwater.execution.broker.Broker;
import io.breakwater.execution.broker.BrokerBook;
import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.BrokerOrderId;
import io.breakwater.execution.broker.ClientOrderId;
import io.breakwater.execution.broker.OrderAmount;
import io.breakwater.execution.broker.OrderLookup;
import io.breakwater.execution.broker.Symbol;
import io.breakwater.execution.order.Adoptions;
import io.breakwater.execution.order.BookExecutions;
import io.breakwater.execution.order.Order;
import io.breakwater.execution.order.OrderBook;
import io.breakwater.execution.order.OrderId;
import io.breakwater.execution.order.OrderIndex;
import io.breakwater.execution.order.OrderStatus;
import io.breakwater.execution.quarantine.DifferenceKind;
import io.breakwater.execution.quarantine.Ground;
import io.breakwater.execution.quarantine.QuarantineOnContradiction;
import io.breakwater.execution.reconciliation.Difference.Resolution;
import io.breakwater.money.Money;
import io.breakwater.money.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Compares orders one by one: those that the broker lists, those that we believe it has, and those
 * that were different before. Heals by booking the broker's word, and sends nothing. Thread-safe.
 */
public final class ReconcileOrders {
  /** For an order nobody knows: a row of ours may come to light. */
  static final Duration ORPHANED_AFTER = Duration.ofSeconds(60);

  private static final int MOST_ORDERS = 500;

  /** Of which the exits are asked for because of orders that we do not know, newest first. */
  private static final int MOST_ENTRIES = 50;

  /** How often both sides are read again before a difference counts as one that stays. */
  private static final int READS = 3;

  private final Broker broker;
  private final BrokerBook brokerBook;
  private final BookExecutions executions;
  private final OrderBook book;
  private final OrderIndex index;
  private final Adoptions adoptions;

  public ReconcileOrders(
      Broker broker,
      BrokerBook brokerBook,
      BookExecutions executions,
      OrderBook book,
      OrderIndex index,
      Adoptions adoptions) {
    this.broker = broker;
    this.brokerBook = brokerBook;
    this.executions = executions;
    this.book = book;
    this.index = index;
    this.adoptions = adoptions;
  }

  /**
   * Compares and heals.
   *
   * @param since orders that came after this are listed, by the broker's clock
   * @param thorough whether nothing is left to wait for: everything that stays is a difference
   * @param before what was different before, to be looked at whether or not the broker lists it
   * @param heartbeat called between two orders
   */
  Round run(Instant since, boolean thorough, Collection<Ground.Topic> before, Runnable heartbeat) {
    var round = new Round(thorough);
    Map<BrokerOrderId, BrokerOrder> theirs = new LinkedHashMap<>();
    brokerBook.ordersSince(since).forEach(order -> theirs.put(order.id(), order));
    broker.openOrders().forEach(order -> theirs.put(order.id(), order));
    round.learnExits(theirs.values(), heartbeat);
    Map<ClientOrderId, Order> ours = oursAmong(theirs.values());
    List<BrokerOrder> strangers = new ArrayList<>();
    for (BrokerOrder order : theirs.values()) {
      heartbeat.run();
      Order known = ours.get(order.clientOrderId());
      if (known == null) {
        strangers.add(order);
      } else {
        round.compare(order, known);
      }
    }
    round.strangers(strangers, heartbeat);
    for (Order order : believedThere(theirs.keySet(), before)) {
      BrokerOrderId id = order.progress().brokerOrderId();
      if (id != null && !theirs.containsKey(id)) {
        heartbeat.run();
        round.lookUp(order, id);
      }
    }
    index.overfilled().forEach(round::overfilled);
    return round;
  }

  /** Takes up orders that were reported and that nobody lists any more. */
  void foreign(Round round, Runnable heartbeat) {
    for (BrokerOrderId id : adoptions.foreign(MOST_ORDERS)) {
      if (!round.seen.contains(id)) {
        heartbeat.run();
        if (broker.find(id) instanceof OrderLookup.Found(BrokerOrder order)) {
          round.compare(order, oursAmong(List.of(order)).get(order.clientOrderId()));
        } else {
          round.foreignUnexamined = true;
        }
      }
    }
  }

  private Map<ClientOrderId, Order> oursAmong(Collection<BrokerOrder> orders) {
    return index.under(orders.stream().map(BrokerOrder::clientOrderId).toList());
  }

  private List<Order> believedThere(Set<BrokerOrderId> listed, Collection<Ground.Topic> before) {
    Map<OrderId, Order> orders = new LinkedHashMap<>();
    book.toAskAfter(listed, MOST_ORDERS).forEach(order -> orders.put(order.id(), order));
    for (Ground.Topic topic : before) {
      orderId(topic).flatMap(book::find).ifPresent(order -> orders.put(order.id(), order));
    }
    return List.copyOf(orders.values());
  }

  private static Optional<OrderId> orderId(Ground.Topic topic) {
    return switch (topic.kind()) {
      case MISSING_FILL, STATUS_BEHIND, STATUS_AHEAD, EXTRA_FILL, EXTRA_ORDER, OVERFILLED ->
          Optional.of(new OrderId(UUID.fromString(topic.subject())));
      case UNKNOWN_ORDER, CLIENT_ORDER_ID_TAKEN, POSITION_DIFFERS -> Optional.empty();
    };
  }

  /** What one comparison has come to. Confined to its thread. */
  final class Round {
    private final boolean thorough;
    private final List<Difference> differences = new ArrayList<>();
    private final Set<BrokerOrderId> seen = new HashSet<>();
    private final Set<String> unexamined = new HashSet<>();
    private boolean foreignUnexamined;
    private int compared;

    private Round(boolean thorough) {
      this.thorough = thorough;
    }

    List<Difference> differences() {
      return List.copyOf(differences);
    }

    int compared() {
      return compared;
    }

    /** Whether a difference that was not found again is known to be none any more. */
    boolean isExamined(Ground.Topic topic) {
      return switch (topic.kind()) {
        case MISSING_FILL, STATUS_BEHIND, STATUS_AHEAD, EXTRA_FILL, EXTRA_ORDER, OVERFILLED ->
            !unexamined.contains(topic.subject());
        case UNKNOWN_ORDER -> !foreignUnexamined;
        // Which of the two the id belongs to, only a person can say.
        case CLIENT_ORDER_ID_TAKEN -> false;
        case POSITION_DIFFERS -> false;
      };
    }

    /**
     * Asks for the exits of orders of ours that have been told of without them: a list names an
     * exit as an order by itself, and unless we know whose it is we take it for somebody else's.
     */
    private void learnExits(Collection<BrokerOrder> listed, Runnable heartbeat) {
      Map<ClientOrderId, Order> ours = oursAmong(listed);
      Set<BrokerOrderId> entries = new LinkedHashSet<>();
      Set<Symbol> withStrangers = new HashSet<>();
      for (BrokerOrder order : listed) {
        Order known = ours.get(order.clientOrderId());
        if (known == null) {
          withStrangers.add(order.symbol());
        } else if (mayTakeIn(known)
            && known.isDescribedBy(order)
            && executions.isMissingExits(known)) {
          entries.add(order.id());
        }
      }
      index.withoutExits(withStrangers, MOST_ENTRIES).stream()
          .map(order -> order.progress().brokerOrderId())
          .filter(Objects::nonNull)
          .forEach(entries::add);
      if (entries.size() > 1) {
        takeExits(entries);
      }
      for (BrokerOrderId entry : entries) {
        heartbeat.run();
        if (broker.find(entry) instanceof OrderLookup.Found(BrokerOrder nested)) {
          executions.polled(nested);
        }
      }
    }

    /** Of many at once; leaves those of which the list did not tell. */
    private void takeExits(Set<BrokerOrderId> entries) {
      for (BrokerOrder entry : brokerBook.newestWithExits()) {
        if (!entry.legs().isEmpty() && entries.remove(entry.id())) {
          executions.polled(entry);
        }
      }
    }

    /** One that is being sent has its sender to record the answer. */
    private boolean mayTakeIn(Order ours) {
      return thorough || ours.status() != OrderStatus.SENDING;
    }

    private void compare(BrokerOrder theirs, @Nullable Order ours) {
      compared++;
      seen.add(theirs.id());
      if (ours == null) {
        unknown(theirs);
      } else if (!ours.isDescribedBy(theirs)) {
        taken(theirs, ours);
      } else if (mayTakeIn(ours)) {
        same(theirs, ours);
      }
    }

    private void same(BrokerOrder theirs, Order ours) {
      List<Difference> first = OrderComparison.of(ours, theirs);
      List<Difference> left = first;
      BrokerOrder word = theirs;
      for (int read = 0; read < READS && !left.isEmpty(); read++) {
        if (read > 0 && broker.find(word.id()) instanceof OrderLookup.Found(BrokerOrder again)) {
          word = again;
        }
        executions.polled(word);
        left = OrderComparison.of(book.find(ours.id()).orElseThrow(), word);
      }
      Set<DifferenceKind> staying = new HashSet<>();
      for (Difference difference : left) {
        staying.add(difference.ground().kind());
        differences.add(difference.with(resolutionOf(difference.ground().kind())));
      }
      for (Difference difference : first) {
        DifferenceKind kind = difference.ground().kind();
        if (!staying.contains(kind)
            && (isHealedByBooking(kind) || kind == DifferenceKind.EXTRA_FILL)) {
          differences.add(difference.with(Resolution.HEALED));
        }
      }
    }

    /** The broker may need a moment to list the executions of an order, or to list the order. */
    private Resolution resolutionOf(DifferenceKind kind) {
      boolean mayBeLate = isHealedByBooking(kind) || kind == DifferenceKind.EXTRA_ORDER;
      return mayBeLate && !thorough ? Resolution.WAITING : Resolution.QUARANTINED;
    }

    /** Entries first: their exits are known with them. */
    private void strangers(List<BrokerOrder> listed, Runnable heartbeat) {
      List<BrokerOrder> whole = new ArrayList<>();
      for (BrokerOrder order : listed) {
        heartbeat.run();
        whole.add(isOfConsequence(order) ? withLegs(order) : order);
      }
      whole.sort(Comparator.comparing(order -> order.legs().isEmpty()));
      for (BrokerOrder order : whole) {
        heartbeat.run();
        compare(order, oursAmong(List.of(order)).get(order.clientOrderId()));
      }
    }

    /** A list tells of an order without its exits; asked for by its own id, with them. */
    private BrokerOrder withLegs(BrokerOrder listed) {
      return !listed.terms().orderClass().isEmpty()
              && listed.legs().isEmpty()
              && broker.find(listed.id()) instanceof OrderLookup.Found(BrokerOrder nested)
          ? nested
          : listed;
    }

    private static boolean isOfConsequence(BrokerOrder theirs) {
      return !theirs.filledQuantity().isZero() || OrderStatus.of(theirs.status()).isOpen();
    }

    private void unknown(BrokerOrder theirs) {
      executions.polled(theirs);
      if (!isOfConsequence(theirs)) {
        return;
      }
      Resolution resolution =
          switch (adoptions.adopt(theirs, thorough ? Duration.ZERO : ORPHANED_AFTER)) {
            case ADOPTED -> {
              executions.polled(theirs);
              yield Resolution.ADOPTED;
            }
            case TOO_SOON -> Resolution.WAITING;
            case NOT_MODELLED -> Resolution.QUARANTINED;
          };
      differences.add(
          new Difference(
              new Ground(
                  theirs.symbol(), DifferenceKind.UNKNOWN_ORDER, theirs.id().value(), "unknown"),
              "none",
              theirs.statusText(),
              resolution));
    }

    private void taken(BrokerOrder theirs, Order ours) {
      executions.polled(theirs);
      for (Symbol symbol : new TreeSet<>(List.of(ours.terms().symbol(), theirs.symbol()))) {
        differences.add(
            new Difference(
                QuarantineOnContradiction.idTaken(symbol, theirs),
                ours.id().toString(),
                theirs.id().value(),
                Resolution.QUARANTINED));
      }
    }

    private void lookUp(Order order, BrokerOrderId id) {
      switch (broker.find(id)) {
        case OrderLookup.Found(BrokerOrder theirs) -> compare(theirs, order);
        case OrderLookup.Absent() -> {
          compared++;
          Order now = book.find(order.id()).orElse(order);
          if (now.status().isWorking() || now.progress().isMissingFills()) {
            differences.add(
                OrderComparison.difference(
                        DifferenceKind.EXTRA_ORDER, now, now.status().name(), "absent")
                    .with(resolutionOf(DifferenceKind.EXTRA_ORDER)));
          }
        }
        case OrderLookup.Unreadable _ -> unexamined.add(order.id().toString());
      }
    }

    private void overfilled(Order order) {
      differences.add(
          new Difference(
              QuarantineOnContradiction.overfill(order),
              order.progress().filled().toString(),
              asked(order.terms().amount()),
              Resolution.QUARANTINED));
    }
  }

  private static String asked(OrderAmount amount) {
    return switch (amount) {
      case OrderAmount.Shares(Quantity quantity) -> quantity.toString();
      case OrderAmount.Notional(Money money) -> money.toString();
    };
  }

  private static boolean isHealedByBooking(DifferenceKind kind) {
    return kind == DifferenceKind.MISSING_FILL || kind == DifferenceKind.STATUS_BEHIND;
  }
}
