package io.breakwater.execution.order;

import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.BrokerOrderId;
import io.breakwater.execution.broker.ClientOrderId;
import io.breakwater.execution.risk.GateReading;
import io.breakwater.execution.risk.TradingState;
import io.breakwater.money.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the order path in memory, as the database holds them: orders with their events, and
 * the trading gate. What is over it changes it in one go or not at all. Used by one thread at a
 * time.
 */
public final class OrderTable {
  final InstantSource clock;
  final Duration sendDeadline;
  private final OrderWatcher watcher;
  private final Folding folding;
  private final Map<OrderId, Row> rows = new LinkedHashMap<>();

  /** What the broker has told of the exits of orders. */
  final Map<OrderId, List<BrokerOrder>> exits = new HashMap<>();

  private GateReading gate = new GateReading.Read(TradingState.ACTIVE, 1);
  private long ids;

  public OrderTable(
      InstantSource clock, Duration sendDeadline, OrderWatcher watcher, Folding folding) {
    this.clock = clock;
    this.sendDeadline = sendDeadline;
    this.watcher = watcher;
    this.folding = folding;
  }

  /** How a word of the broker is taken in. */
  @FunctionalInterface
  public interface Folding {
    OrderProgress fold(OrderProgress soFar, BrokerOrder word);
  }

  public GateReading gate() {
    return gate;
  }

  public void setGate(TradingState state, long epoch) {
    gate = new GateReading.Read(state, epoch);
  }

  /** Whether some order may still be on its way to the broker. */
  public boolean isDrained() {
    Instant now = clock.instant();
    return rows.values().stream()
        .noneMatch(row ->
            row.order.status().isUnsettled()
                && row.sendDeadline != null
                && row.sendDeadline.isAfter(now));
  }

  /** Whether an order's send deadline has passed, after which nobody may be sending it. */
  public boolean isPastDeadline(ClientOrderId id) {
    return rowUnder(id)
        .map(row -> row.sendDeadline)
        .filter(deadline -> !deadline.isAfter(clock.instant()))
        .isPresent();
  }

  /** How many copies of an order were let go. */
  public int sendsOf(ClientOrderId id) {
    return rowUnder(id).map(row -> row.sends).orElse(0);
  }

  /** How long ago an order was written down. */
  public Duration ageOf(ClientOrderId id) {
    return Duration.between(rowUnder(id).orElseThrow().recordedAt, clock.instant());
  }

  /** Whether the gate stands open and nobody has set it since the order was let through. */
  public boolean isLetThroughStill(ClientOrderId id) {
    return gate.equals(
        new GateReading.Read(TradingState.ACTIVE, rowUnder(id).orElseThrow().sendEpoch));
  }

  /** All orders, oldest first. */
  public List<Order> orders() {
    return rows.values().stream().map(row -> row.order).toList();
  }

  /** What happened to an order: the states that it came to, in their order. */
  public List<OrderStatus> events(OrderId id) {
    return List.copyOf(row(id).events);
  }

  /** The order under a key that was not denied. */
  public Optional<Order> under(ClientOrderId id) {
    return rowUnder(id).map(row -> row.order);
  }

  Collection<Row> rows() {
    return rows.values();
  }

  Row row(OrderId id) {
    Row row = rows.get(id);
    if (row == null) {
      throw new NoSuchElementException("no order " + id);
    }
    return row;
  }

  Optional<Row> rowOf(OrderId id) {
    return Optional.ofNullable(rows.get(id));
  }

  Optional<Row> rowUnder(ClientOrderId id) {
    return rows.values().stream()
        .filter(row -> row.order.clientOrderId().equals(id))
        .filter(row -> row.order.status() != OrderStatus.DENIED)
        .findFirst();
  }

  Optional<Row> rowUnder(BrokerOrderId id) {
    return rows.values().stream()
        .filter(row -> id.equals(row.order.progress().brokerOrderId()))
        .findFirst();
  }

  long epoch() {
    return gate instanceof GateReading.Read(_, long epoch) ? epoch : 0;
  }

  OrderId nextId() {
    return new OrderId(new UUID(0, ++ids));
  }

  void insert(Row row) {
    rows.put(row.order.id(), row);
    row.events.add(row.order.status());
    watcher.written(row.order);
  }

  OrderProgress fold(OrderProgress soFar, BrokerOrder word) {
    return folding.fold(soFar, word);
  }

  /** Saves what has become of an order, if anything has. */
  Order save(Row row, OrderProgress later, EvidenceSource source) {
    Order before = row.order;
    if (later.equals(before.progress())) {
      return before;
    }
    OrderChange change = OrderChange.between(before.progress(), later);
    row.order = before.after(change, clock.instant());
    watcher.saved(before, row.order, source);
    if (row.order.status() != before.status()) {
      row.events.add(row.order.status());
      giveBackWhatWasNotReplaced(row.order, source);
    }
    return row.order;
  }

  private void giveBackWhatWasNotReplaced(Order order, EvidenceSource source) {
    Replaces replaces = order.replaces();
    boolean came = order.status() != OrderStatus.REJECTED && order.status() != OrderStatus.NOT_SENT;
    if (replaces != null && !came) {
      Row replaced = row(replaces.order());
      save(replaced, replaced.order.progress().withoutReplacement(), source);
    }
  }

  List<Order> openReplacements(OrderId id) {
    return rows.values().stream()
        .map(row -> row.order)
        .filter(order -> {
          Replaces replaces = order.replaces();
          return replaces != null && replaces.order().equals(id) && order.status().isOpen();
        })
        .toList();
  }

  /** What is to stand in the order's place or does, and what in that one's. */
  List<Row> successors(OrderId id) {
    List<Row> found = new ArrayList<>();
    for (Row row : rows.values()) {
      Replaces replaces = row.order.replaces();
      if (replaces != null && replaces.order().equals(id)) {
        found.add(row);
        found.addAll(successors(row.order.id()));
      }
    }
    return found;
  }

  List<Row> openSuccessors(OrderId id) {
    return successors(id).stream().filter(row -> row.order.status().isOpen()).toList();
  }

  /** A row; what is beside the order is measured by the clock handed in. */
  static final class Row {
    final String hash;
    final Instant recordedAt;
    final @Nullable Quantity mostShares;
    final List<OrderStatus> events = new ArrayList<>();
    Order order;
    int sends;
    boolean refusedAsDuplicate;
    long sendEpoch;
    @Nullable Instant sendDeadline;
    @Nullable Instant nextLookupAt;
    @Nullable Instant leaseUntil;
    @Nullable Instant unknownSince;
    @Nullable Instant firstAbsentAt;
    @Nullable Instant cancelDueAt;
    @Nullable String refusal;
    long leaseToken;
    int lookups;
    int absentLookups;
    int cancelAsks;

    Row(Order order, String hash, @Nullable Quantity mostShares, Instant recordedAt) {
      this.order = order;
      this.hash = hash;
      this.mostShares = mostShares;
      this.recordedAt = recordedAt;
    }

    Instant deadline() {
      return Objects.requireNonNull(sendDeadline);
    }
  }
}
