package io.breakwater.execution.order.jdbc;

import io.breakwater.execution.order.CancelRequests;
import io.breakwater.execution.order.EvidenceSource;
import io.breakwater.execution.order.Order;
import io.breakwater.execution.order.OrderId;
import io.breakwater.execution.order.OrderStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Keeps requests to cancel on the rows of their orders. Thread-safe. */
public final class JdbcCancelRequests implements CancelRequests {
  private final OrderRows rows;
  private final OrderPathTransactions transactions;
  private final SymbolLock symbolLock;

  JdbcCancelRequests(OrderRows rows, OrderPathTransactions transactions, SymbolLock symbolLock) {
    this.rows = rows;
    this.transactions = transactions;
    this.symbolLock = symbolLock;
  }

  /** Under the lock on the symbol, so that no replacement is let through beside it. */
  @Override
  public Order record(Order order, String actor) {
    return transactions.run(() -> {
      symbolLock.take(rows.account(), order.terms().symbol());
      return recordWithReplacements(order.id(), actor);
    });
  }

  /** Locks a replacement before what it replaces, as everybody does. */
  private Order recordWithReplacements(OrderId id, String actor) {
    openReplacements(id).forEach(replacement -> recordWithReplacements(replacement, actor));
    Order order = rows.lock(id);
    return order.status().isOpen() ? recordOf(order, actor) : order;
  }

  private List<OrderId> openReplacements(OrderId id) {
    return rows.jdbc()
        .sql("select order_id from orders where replaces = :id and status_rank < 40")
        .param("id", id.value())
        .query((row, number) -> new OrderId(row.getObject("order_id", UUID.class)))
        .list();
  }

  private Order recordOf(Order locked, String actor) {
    Instant now = rows.now();
    rows.jdbc()
        .sql(
            """
            update orders set cancel_requested_at = :now, cancel_requested_by = :actor,
                cancel_asks = 0, cancel_due_at = clock_timestamp() + interval '1 second'
            where order_id = :id
            """)
        .param("now", OrderRows.atUtc(now))
        .param("actor", actor)
        .param("id", locked.id().value())
        .update();
    rows.append(locked, "order.cancel_requested", EvidenceSource.OPERATOR, actor, Map.of());
    return locked.withCancelRequestedAt(now);
  }

  @Override
  public List<Order> due(int atMost) {
    return rows.jdbc()
        .sql(
            """
            update orders set cancel_asks = cancel_asks + 1,
                cancel_due_at = clock_timestamp()
                    + least(power(2, cancel_asks), 10) * interval '1 second'
            where order_id in (
                select order_id from orders
                where account = :account and status_rank = 30 and cancel_due_at <= clock_timestamp()
                order by cancel_due_at limit :most for update skip locked)
            returning
            """
                + OrderRowMapper.COLUMNS)
        .param("account", rows.account())
        .param("most", atMost)
        .query(OrderRowMapper::order)
        .list();
  }

  @Override
  public Order taken(OrderId id) {
    return transactions.run(() -> {
      Order order = rows.lock(id);
      String actor =
          rows.jdbc()
              .sql(
                  """
                  update orders set cancel_due_at = null where order_id = :id
                  returning cancel_requested_by
                  """)
              .param("id", id.value())
              .query(String.class)
              .single();
      return order.status().isWorking()
          ? rows.save(
              order,
              order.progress().to(OrderStatus.PENDING_CANCEL, "cancel requested"),
              EvidenceSource.OPERATOR,
              actor)
          : order;
    });
  }
}
