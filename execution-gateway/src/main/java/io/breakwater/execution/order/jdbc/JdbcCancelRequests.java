package io.breakwater.execution.order.jdbc;

import io.breakwater.execution.order.CancelRequests;
import io.breakwater.execution.order.EvidenceSource;
import io.breakwater.execution.order.Order;
import io.breakwater.execution.order.OrderId;
import io.breakwater.execution.order.OrderStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.PessimisticLockingFailureException;

/**
 * Keeps requests to cancel on the rows of their orders. It takes no lock but those rows', so that
 * no order that is being judged, however long, keeps a cancel waiting. Thread-safe.
 */
public final class JdbcCancelRequests implements CancelRequests {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcCancelRequests.class);

  /** Three waits for a lock are about as long as a transaction of the order path can last. */
  private static final int TRIES = 3;

  private final OrderRows rows;
  private final OrderPathTransactions transactions;

  JdbcCancelRequests(OrderRows rows, OrderPathTransactions transactions) {
    this.rows = rows;
    this.transactions = transactions;
  }

  @Override
  public Order record(Order order, String actor) {
    for (int tries = 1; tries < TRIES; tries++) {
      try {
        Optional<Order> recorded = tryRecord(order.id(), actor);
        if (recorded.isPresent()) {
          return recorded.get();
        }
      } catch (PessimisticLockingFailureException e) {
        LOG.atInfo().addKeyValue("orderId", order.id()).log("a cancel waits for the order's row");
      }
    }
    return tryRecord(order.id(), actor)
        .orElseThrow(() -> new CannotAcquireLockException("replaced over and over: " + order.id()));
  }

  /** Empty if another replacement was let through before the rows were locked. */
  private Optional<Order> tryRecord(OrderId id, String actor) {
    return transactions.run(() -> {
      // A replacement is locked before what it replaces, as everybody does.
      List<OrderId> successors = successorsOf(id);
      List<Order> inItsPlace = successors.stream().map(rows::lock).toList();
      Order order = rows.lock(id);
      if (!order.status().isOpen()) {
        return Optional.of(order);
      }
      if (!successorsOf(id).equals(successors)) {
        return Optional.empty();
      }
      inItsPlace.stream()
          .filter(successor -> successor.status().isOpen())
          .forEach(successor -> recordOf(successor, actor));
      return Optional.of(recordOf(order, actor));
    });
  }

  /** What is to stand in the order's place, and what in that one's; the last comes first. */
  private List<OrderId> successorsOf(OrderId id) {
    return rows.jdbc()
        .sql(
            """
            with recursive successor as (
                select order_id, 1 as step from orders
                where replaces = :id and status <> 'DENIED'
                union all
                select orders.order_id, step + 1
                from orders join successor on orders.replaces = successor.order_id
                where status <> 'DENIED')
            select order_id from successor order by step desc, order_id
            """)
        .param("id", id.value())
        .query(JdbcCancelRequests::orderId)
        .list();
  }

  private static OrderId orderId(ResultSet row, int number) throws SQLException {
    return new OrderId(row.getObject("order_id", UUID.class));
  }

  @Override
  public List<Order> recordReady(List<OrderId> ids, String actor) {
    return transactions.run(() -> {
      List<Order> locked = lockFree(ids);
      Set<OrderId> replaced = replacedAmong(locked);
      return locked.stream()
          .filter(order -> !replaced.contains(order.id()))
          .map(order -> order.status().isOpen() ? recordOf(order, actor) : order)
          .toList();
    });
  }

  /** Waits for none of them, so the order in which they are locked cannot matter. */
  private List<Order> lockFree(List<OrderId> ids) {
    return rows.jdbc()
        .sql(
            "select "
                + OrderRowMapper.COLUMNS
                + " from orders where order_id = any(:ids) for update skip locked")
        .param("ids", valuesOf(ids))
        .query(OrderRowMapper::order)
        .list();
  }

  private Set<OrderId> replacedAmong(List<Order> orders) {
    return rows.jdbc()
        .sql(
            """
            select distinct replaces as order_id from orders
            where replaces = any(:ids) and (status_rank < 40 or status = 'REPLACED')
            """)
        .param("ids", valuesOf(orders.stream().map(Order::id).toList()))
        .query(JdbcCancelRequests::orderId)
        .set();
  }

  private static UUID[] valuesOf(List<OrderId> ids) {
    return ids.stream().map(OrderId::value).toArray(UUID[]::new);
  }

  private Order recordOf(Order locked, String actor) {
    Instant now = rows.now();
    boolean fresh =
        rows.jdbc()
                .sql(
                    """
                    update orders set cancel_requested_at = :now, cancel_requested_by = :actor,
                        cancel_asks = 0, cancel_due_at = clock_timestamp() + interval '1 second',
                        version = version + 1
                    where order_id = :id and cancel_due_at is null
                    """)
                .param("now", OrderRows.atUtc(now))
                .param("actor", actor)
                .param("id", locked.id().value())
                .update()
            > 0;
    if (!fresh) {
      return locked;
    }
    Order requested = locked.withCancelRequestedAt(now);
    rows.append(requested, "order.cancel_requested", EvidenceSource.OPERATOR, actor, Map.of());
    return requested;
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
  public boolean isPassedOn(OrderId replaced) {
    return rows.jdbc()
        .sql(
            """
            select exists (
                select from orders where replaces = :id and cancel_requested_at is not null)
            """)
        .param("id", replaced.value())
        .query(Boolean.class)
        .single();
  }

  @Override
  public Order taken(Order asked) {
    return transactions.run(() -> {
      Order order = rows.lock(asked.id());
      String actor =
          rows.jdbc()
              .sql(
                  """
                  update orders set cancel_due_at = null where order_id = :id
                  returning cancel_requested_by
                  """)
              .param("id", order.id().value())
              .query(String.class)
              .single();
      return order.status().isWorking() && order.hasHeardNothingSince(asked)
          ? rows.save(
              order,
              order.progress().to(OrderStatus.PENDING_CANCEL, "cancel requested"),
              EvidenceSource.OPERATOR,
              actor)
          : order;
    });
  }
}
