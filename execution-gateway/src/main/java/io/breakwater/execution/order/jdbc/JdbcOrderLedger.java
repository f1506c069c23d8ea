package io.breakwater.execution.order.jdbc;

import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.OrderTerms;
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
import io.breakwater.execution.risk.Decision;
import io.breakwater.execution.risk.DenialReason;
import io.breakwater.execution.risk.GateReading;
import io.breakwater.execution.risk.TradingGate;
import io.breakwater.execution.risk.Verdict;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.math.BigDecimal;
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
  private final Duration sendDeadline;

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
    this.sendDeadline = sendDeadline;
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
    Decision decision = judge.judge(order.proposed(), reading);
    return switch (decision.outcome()) {
      case Verdict.Passed _ -> recordSending(order, decision, epochOf(reading));
      case Verdict.Refused(_, _, DenialReason reason) -> recordDenied(order, decision, reason);
      case Verdict.Unjudgeable(String check, String why) -> new Admission.NotNow(check, why);
    };
  }

  private Admission recordSending(NewOrder order, Decision decision, long epoch) {
    Order sending = newOrder(order, OrderProgress.sending());
    int inserted = insert(sending, order, decision, epoch);
    if (inserted == 0) {
      // The same key for another symbol: the one race that the lock on the symbol does not settle.
      return known(order).orElseThrow();
    }
    rows.append(
        sending,
        "order.sending",
        EvidenceSource.OPERATOR,
        order.submittedBy(),
        Map.of("epoch", Long.toString(epoch)));
    OrderRows.afterCommit(() -> rows.observer().admitted(sending));
    return new Admission.Recorded(sending);
  }

  private Admission recordDenied(NewOrder order, Decision decision, DenialReason reason) {
    Order denied = newOrder(order, OrderProgress.denied(reason.code()));
    insert(denied, order, decision, null);
    rows.append(
        denied,
        "order.denied",
        EvidenceSource.OPERATOR,
        order.submittedBy(),
        Map.of("reason", reason.code()));
    OrderRows.afterCommit(() -> rows.observer().admitted(denied));
    return new Admission.Denied(denied, reason);
  }

  private Order newOrder(NewOrder order, OrderProgress progress) {
    Instant now = rows.now();
    return new Order(
        new OrderId(UUID.randomUUID()),
        order.clientOrderId(),
        order.strategy(),
        order.terms(),
        progress,
        now,
        now);
  }

  private int insert(Order order, NewOrder request, Decision decision, @Nullable Long epoch) {
    OrderTerms terms = order.terms();
    return rows.jdbc()
        .sql(
            """
            insert into orders (order_id, account, client_order_id, request_hash, strategy, symbol,
                side, type, quantity, notional, most_shares, limit_price, stop_price, trail_price,
                trail_percent, time_in_force, extended_hours, intent, submitted_by, decision,
                status, status_rank, reason, created_at, updated_at,
                send_epoch, sends, send_deadline, next_lookup_at)
            values (:orderId, :account, :clientOrderId, :hash, :strategy, :symbol,
                :side, :type, :quantity, :notional, :mostShares, :limitPrice, :stopPrice, :trailPrice,
                :trailPercent, :timeInForce, :extendedHours, :intent, :submittedBy, :decision::jsonb,
                :status, :rank, :reason, :now, :now,
                :epoch::bigint, case when :epoch::bigint is null then 0 else 1 end,
                case when :epoch::bigint is not null
                    then clock_timestamp() + :deadlineMillis * interval '1 millisecond' end,
                case when :epoch::bigint is not null
                    then clock_timestamp() + :deadlineMillis * interval '1 millisecond' end)
            on conflict (account, client_order_id) where status <> 'DENIED' do nothing
            """)
        .param("orderId", order.id().value())
        .param("account", rows.account())
        .param("clientOrderId", order.clientOrderId().value())
        .param("hash", request.hash())
        .param("strategy", order.strategy())
        .param("symbol", terms.symbol().value())
        .param("side", terms.side().name())
        .param("type", terms.type().name())
        .param("quantity", valueOf(terms.quantity()))
        .param("notional", terms.notional() == null ? null : terms.notional().amount())
        .param("mostShares", valueOf(request.mostShares()))
        .param("limitPrice", valueOf(terms.limitPrice()))
        .param("stopPrice", valueOf(terms.stopPrice()))
        .param("trailPrice", valueOf(terms.trailPrice()))
        .param("trailPercent", terms.trailPercent())
        .param("timeInForce", terms.timeInForce().name())
        .param("extendedHours", terms.extendedHours())
        .param("intent", request.intent())
        .param("submittedBy", request.submittedBy())
        .param("decision", DecisionJson.write(decision))
        .param("status", order.status().name())
        .param("rank", order.status().rank())
        .param("reason", order.progress().reason())
        .param("now", OrderRows.atUtc(order.createdAt()))
        .param("epoch", epoch)
        .param("deadlineMillis", sendDeadline.toMillis())
        .update();
  }

  @Override
  public Order record(OrderId id, SendOutcome outcome) {
    return transactions.run(() -> recordUnderLock(rows.lock(id), outcome));
  }

  private Order recordUnderLock(Order order, SendOutcome outcome) {
    return switch (outcome) {
      case SendOutcome.Accepted(BrokerOrder report) -> save(order, order.progress().after(report));
      case SendOutcome.Refused(_, String reason) -> refused(order, reason);
      case SendOutcome.Throttled(Duration retryAfter) ->
          unknown(order, "the broker takes no orders for now", retryAfter);
      case SendOutcome.Duplicate(String reason) -> unknown(order, reason, Backoff.FIRST);
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
  public Order recordCancelRequest(OrderId id, String actor) {
    return transactions.run(() -> {
      Order order = rows.lock(id);
      rows.append(order, "order.cancel_requested", EvidenceSource.OPERATOR, actor, Map.of());
      return order.status().isWorking()
          ? rows.save(
              order,
              order.progress().to(OrderStatus.PENDING_CANCEL, "cancel requested"),
              EvidenceSource.OPERATOR,
              actor)
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

  private static @Nullable BigDecimal valueOf(@Nullable Price price) {
    return price == null ? null : price.value();
  }

  private static @Nullable BigDecimal valueOf(@Nullable Quantity quantity) {
    return quantity == null ? null : quantity.value();
  }
}
