package io.breakwater.execution.order.jdbc;

import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.SendOutcome;
import io.breakwater.execution.order.Admission;
import io.breakwater.execution.order.EvidenceSource;
import io.breakwater.execution.order.Judge;
import io.breakwater.execution.order.NewOrder;
import io.breakwater.execution.order.Order;
import io.breakwater.execution.order.OrderId;
import io.breakwater.execution.order.OrderLedger;
import io.breakwater.execution.order.OrderProgress;
import io.breakwater.execution.order.OrderStatus;
import io.breakwater.execution.order.Replaces;
import io.breakwater.execution.risk.Decision;
import io.breakwater.execution.risk.DenialReason;
import io.breakwater.execution.risk.GateReading;
import io.breakwater.execution.risk.TradingGate;
import io.breakwater.execution.risk.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Transaction T1, and what became of the send. Thread-safe. */
public final class JdbcOrderLedger implements OrderLedger {
  private static final String GATEWAY = "gateway";

  private final OrderRows rows;
  private final OrderPathTransactions transactions;
  private final TradingGate gate;
  private final SymbolLock symbolLock;
  private final OrderInsertion insertion;
  private final ExitRows exits;

  JdbcOrderLedger(
      OrderRows rows,
      OrderPathTransactions transactions,
      TradingGate gate,
      SymbolLock symbolLock,
      Duration sendDeadline) {
    this.rows = rows;
    this.transactions = transactions;
    this.gate = gate;
    this.symbolLock = symbolLock;
    this.insertion = new OrderInsertion(rows, sendDeadline);
    this.exits = new ExitRows(rows, insertion);
  }

  @Override
  public Optional<Admission.Known> known(NewOrder order) {
    return rows.jdbc()
        .sql(
            "select request_hash, "
                + OrderRowMapper.COLUMNS
                + """
                from orders
                where account = :account and client_order_id = :id and status <> 'DENIED'
                """)
        .param("account", rows.account())
        .param("id", order.clientOrderId().value())
        .query((row, number) ->
            new Admission.Known(
                OrderRowMapper.order(row, number),
                row.getString("request_hash").equals(order.hash())))
        .optional();
  }

  @Override
  public Admission admit(NewOrder order, Judge judge) {
    return transactions.run(() -> admitUnderLocks(order, judge));
  }

  private Admission admitUnderLocks(NewOrder order, Judge judge) {
    GateReading reading = gate.hold();
    symbolLock.take(rows.account(), order.terms().symbol());
    Optional<Admission.Known> known = known(order);
    if (known.isPresent()) {
      return known.get();
    }
    OrderId replacedId = order.replaces();
    if (replacedId == null) {
      return judged(order, null, judge, reading);
    }
    Order replaced = rows.lock(replacedId);
    return !isReplaceable(replaced)
        ? new Admission.NotReplaceable(replaced)
        : judged(order, replaced, judge, reading);
  }

  /**
   * Of an order that is on its way out, or may be so already, nobody knows what would be replaced.
   */
  private boolean isReplaceable(Order order) {
    boolean works =
        switch (order.status()) {
          case ACCEPTED, PARTIALLY_FILLED, DONE_FOR_DAY -> true;
          case SENDING,
              UNKNOWN,
              PENDING_REPLACE,
              PENDING_CANCEL,
              FILLED,
              CANCELED,
              EXPIRED,
              REPLACED,
              REJECTED,
              NOT_SENT,
              DENIED ->
              false;
        };
    return works
        && order.progress().brokerOrderId() != null
        && !hasOpenReplacement(order.id())
        && !isToBeCanceled(order.id());
  }

  private boolean isToBeCanceled(OrderId id) {
    return rows.jdbc()
        .sql("select cancel_due_at is not null from orders where order_id = :id")
        .param("id", id.value())
        .query(Boolean.class)
        .single();
  }

  private boolean hasOpenReplacement(OrderId id) {
    return rows.jdbc()
        .sql("select exists (select from orders where replaces = :id and status_rank < 40)")
        .param("id", id.value())
        .query(Boolean.class)
        .single();
  }

  private Admission judged(
      NewOrder order, @Nullable Order replaced, Judge judge, GateReading reading) {
    Decision decision = judge.judge(order.proposed(), reading);
    return switch (decision.outcome()) {
      case Verdict.Passed _ -> recordSending(order, replaced, decision, epochOf(reading));
      case Verdict.Refused(_, _, DenialReason reason) ->
          recordDenied(order, replaced, decision, reason);
      case Verdict.Unjudgeable(String check, String why, String code) ->
          new Admission.NotNow(check, why, code);
    };
  }

  private Admission recordSending(
      NewOrder order, @Nullable Order replaced, Decision decision, long epoch) {
    Order sending = newOrder(order, replaced, OrderProgress.sending());
    int inserted = insertion.insert(sending, order, decision, epoch);
    if (inserted == 0) {
      // The same key for another symbol: the one race that the lock on the symbol does not settle.
      return known(order).orElseThrow();
    }
    rows.append(
        sending,
        "order.sending",
        EvidenceSource.OPERATOR,
        order.submittedBy(),
        replaced == null
            ? Map.of("epoch", Long.toString(epoch))
            : Map.of("epoch", Long.toString(epoch), "replaces", replaced.id().toString()));
    OrderRows.afterCommit(() -> rows.observer().admitted(sending));
    return new Admission.Recorded(sending);
  }

  private Admission recordDenied(
      NewOrder order, @Nullable Order replaced, Decision decision, DenialReason reason) {
    Order denied = newOrder(order, replaced, OrderProgress.denied(reason.code()));
    insertion.insert(denied, order, decision, null);
    rows.append(
        denied,
        "order.denied",
        EvidenceSource.OPERATOR,
        order.submittedBy(),
        Map.of("reason", reason.code()));
    OrderRows.afterCommit(() -> rows.observer().admitted(denied));
    return new Admission.Denied(denied, reason);
  }

  /** What takes the place of an exit is an exit of the same order. */
  private Order newOrder(NewOrder order, @Nullable Order replaced, OrderProgress progress) {
    Instant now = rows.now();
    return new Order(
        new OrderId(UUID.randomUUID()),
        order.clientOrderId(),
        order.strategy(),
        order.terms(),
        replaced == null ? null : Replaces.of(replaced),
        replaced == null ? null : replaced.exitOf(),
        progress,
        now,
        now);
  }

  @Override
  public Order record(OrderId id, SendOutcome outcome) {
    return transactions.run(() -> recordUnderLock(rows.lock(id), outcome));
  }

  private Order recordUnderLock(Order order, SendOutcome outcome) {
    return switch (outcome) {
      case SendOutcome.Accepted(BrokerOrder report) -> {
        rows.noteSize(order, report);
        exits.take(order, report, EvidenceSource.SUBMIT);
        yield save(order, order.progress().after(report));
      }
      case SendOutcome.Refused(_, String reason) -> refused(order, reason);
      case SendOutcome.Throttled(Duration retryAfter) ->
          unknown(order, "the broker takes no orders for now", retryAfter);
      case SendOutcome.Duplicate(String reason) -> duplicate(order, reason);
      case SendOutcome.NotSent(String reason) -> unknown(order, reason, Backoff.FIRST);
      case SendOutcome.Unclear(String reason) -> unknown(order, reason, Backoff.FIRST);
    };
  }

  /**
   * The refusal of the only copy settles the order. That of a repeated one does not: the first may
   * have been accepted since, and be the very reason why the second was refused.
   */
  private Order refused(Order order, String reason) {
    boolean onlyCopy =
        rows.jdbc()
                .sql("select sends from orders where order_id = :id")
                .param("id", order.id().value())
                .query(Integer.class)
                .single()
            <= 1;
    if (onlyCopy && order.status().isUnsettled()) {
      return save(order, order.progress().to(OrderStatus.REJECTED, reason));
    }
    rows.jdbc()
        .sql("update orders set refusal = :reason where order_id = :id")
        .param("reason", reason)
        .param("id", order.id().value())
        .update();
    return unknown(order, reason, Backoff.FIRST);
  }

  /** The broker may be refusing this copy because it has an earlier one: only a lookup can tell. */
  private Order duplicate(Order order, String reason) {
    rows.jdbc()
        .sql("update orders set refused_as_duplicate = true where order_id = :id and sends <= 1")
        .param("id", order.id().value())
        .update();
    return unknown(order, reason, Backoff.FIRST);
  }

  private Order unknown(Order order, String reason, Duration nextLookup) {
    if (!order.status().isUnsettled()) {
      return order;
    }
    rows.jdbc()
        .sql(
            """
            update orders set unknown_since = clock_timestamp(), lookups = 0,
                next_lookup_at = clock_timestamp() + :millis * interval '1 millisecond',
                lease_until = null
            where order_id = :id
            """)
        .param("millis", nextLookup.toMillis())
        .param("id", order.id().value())
        .update();
    return save(order, order.progress().to(OrderStatus.UNKNOWN, reason));
  }

  private Order save(Order order, OrderProgress later) {
    return rows.save(order, later, EvidenceSource.SUBMIT, GATEWAY);
  }

  @Override
  public Order recordReplacing(OrderId replaced) {
    return transactions.run(() -> {
      Order order = rows.lock(replaced);
      return order.status().isWorking() && hasOpenReplacement(replaced)
          ? save(order, order.progress().to(OrderStatus.PENDING_REPLACE, "replace requested"))
          : order;
    });
  }

  private static long epochOf(GateReading reading) {
    return switch (reading) {
      case GateReading.Read(_, long epoch) -> epoch;
      case GateReading.Unreadable(String why) ->
          throw new IllegalStateException("an order passed a gate that could not be read: " + why);
    };
  }
}
