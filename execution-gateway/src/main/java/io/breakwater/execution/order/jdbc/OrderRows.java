package io.breakwater.execution.order.jdbc;

import static java.time.ZoneOffset.UTC;

import io.breakwater.execution.audit.Event;
import io.breakwater.execution.audit.EventLog;
import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.BrokerOrderId;
import io.breakwater.execution.broker.ClientOrderId;
import io.breakwater.execution.order.EvidenceSource;
import io.breakwater.execution.order.Order;
import io.breakwater.execution.order.OrderChange;
import io.breakwater.execution.order.OrderId;
import io.breakwater.execution.order.OrderObserver;
import io.breakwater.execution.order.OrderProgress;
import io.breakwater.execution.order.OrderStatus;
import io.breakwater.execution.order.Replaces;
import io.breakwater.money.Quantity;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Locks and saves rows of the table {@code orders}, in the running transaction. What is saved has
 * its event beside it. Thread-safe.
 */
final class OrderRows {
  private static final Logger LOG = LoggerFactory.getLogger(OrderRows.class);

  /** Something became of the order, and its status is still the same. */
  private static final String UPDATED = "order.updated";

  private static final String SELECT = "select " + OrderRowMapper.COLUMNS + " from orders ";

  private final JdbcClient jdbc;
  private final String account;
  private final EventLog events;
  private final OrderObserver observer;
  private final InstantSource marketTime;

  OrderRows(
      JdbcClient jdbc,
      String account,
      EventLog events,
      OrderObserver observer,
      InstantSource marketTime) {
    this.jdbc = jdbc;
    this.account = account;
    this.events = events;
    this.observer = observer;
    this.marketTime = marketTime;
  }

  JdbcClient jdbc() {
    return jdbc;
  }

  String account() {
    return account;
  }

  Instant now() {
    return marketTime.instant();
  }

  OrderObserver observer() {
    return observer;
  }

  /** The order's row, locked to the end of the transaction. */
  Order lock(OrderId id) {
    return jdbc.sql(SELECT + "where order_id = :id for update")
        .param("id", id.value())
        .query(OrderRowMapper::order)
        .single();
  }

  Optional<Order> lock(ClientOrderId id) {
    return jdbc.sql(
            SELECT
                + "where account = :account and client_order_id = :id and status <> 'DENIED'"
                + " for update")
        .param("account", account)
        .param("id", id.value())
        .query(OrderRowMapper::order)
        .optional();
  }

  Optional<Order> lock(BrokerOrderId id) {
    return jdbc.sql(SELECT + "where account = :account and broker_order_id = :id for update")
        .param("account", account)
        .param("id", id.value())
        .query(OrderRowMapper::order)
        .optional();
  }

  /**
   * Saves what has become of a locked order, if anything has: as the event tells it that stands
   * beside the row.
   */
  Order save(Order locked, OrderProgress later, EvidenceSource source, String actor) {
    if (later.equals(locked.progress())) {
      return locked;
    }
    OrderChange change = OrderChange.between(locked.progress(), later);
    Order saved = locked.after(change, now());
    update(saved);
    boolean isSameStatus = saved.status() == locked.status();
    append(saved, isSameStatus ? UPDATED : "order." + name(saved), source, actor, change.values());
    if (!isSameStatus) {
      warnOfStrangeSource(saved, source);
      afterCommit(() -> observer.changedTo(saved.status()));
      giveBackWhatWasNotReplaced(saved, source, actor);
    }
    return saved;
  }

  /** Locks a replacement first and what it replaces second, as nobody does the other way round. */
  private void giveBackWhatWasNotReplaced(Order order, EvidenceSource source, String actor) {
    Replaces replaces = order.replaces();
    boolean came = order.status() != OrderStatus.REJECTED && order.status() != OrderStatus.NOT_SENT;
    if (replaces != null && !came) {
      Order replaced = lock(replaces.order());
      save(replaced, replaced.progress().withoutReplacement(), source, actor);
    }
  }

  /**
   * Of a replacement the broker may say that it is for less than was asked for in all, because the
   * order before it has filled a part, and an exit shrinks when the other has: then no more than
   * that works.
   */
  void noteSize(Order locked, BrokerOrder report) {
    Quantity size = report.terms().quantity();
    if ((locked.replaces() != null || locked.exitOf() != null) && size != null) {
      jdbc.sql(
              """
              update orders set most_shares = :size
              where order_id = :id and most_shares is distinct from :size
              """)
          .param("size", size.value())
          .param("id", locked.id().value())
          .update();
    }
  }

  /** Evidence is taken in all the same: that would be a fault of ours, not of the order. */
  private static void warnOfStrangeSource(Order order, EvidenceSource source) {
    if (!order.status().sources().contains(source)) {
      LOG.atError()
          .addKeyValue("orderId", order.id())
          .addKeyValue("status", order.status())
          .addKeyValue("source", source)
          .log("an order came to a state from where it cannot be learned");
    }
  }

  /** Appends an event of an order; the details are added to the order's own. */
  void append(
      Order order, String type, EvidenceSource source, String actor, Map<String, String> details) {
    Map<String, String> all = new LinkedHashMap<>(details);
    all.put("client_order_id", order.clientOrderId().value());
    all.put("symbol", order.terms().symbol().value());
    all.put("version", Integer.toString(order.version()));
    all.put("status", order.status().name());
    all.put("filled_quantity", order.progress().filled().toString());
    all.put("source", source.label());
    events.append(new Event(type, Event.Subject.order(order.id().toString()), actor, now(), all));
  }

  /** Observers are told of what is true, and only when it is. */
  static void afterCommit(Runnable notification) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            notification.run();
          }
        });
  }

  private void update(Order order) {
    OrderProgress progress = order.progress();
    jdbc.sql(
            """
            update orders set status = :status, status_rank = :rank, reason = :reason,
                broker_order_id = :brokerOrderId, broker_status = :brokerStatus,
                broker_updated_at = :brokerUpdatedAt, broker_filled_quantity = :brokerFilled,
                filled_quantity = :filled, filled_notional = :notional,
                fills_reversed_at = :fillsReversedAt,
                updated_at = :updatedAt, version = :version
            where order_id = :id
            """)
        .param("status", order.status().name())
        .param("rank", order.status().rank())
        .param("reason", progress.reason())
        .param("brokerOrderId", textOf(progress.brokerOrderId()))
        .param("brokerStatus", progress.brokerStatus())
        .param("brokerUpdatedAt", atUtc(progress.brokerUpdatedAt()))
        .param("brokerFilled", progress.brokerFilled().value())
        .param("filled", progress.filled().value())
        .param("notional", progress.filledNotional().amount())
        .param("fillsReversedAt", atUtc(progress.fillsReversedAt()))
        .param("updatedAt", atUtc(order.updatedAt()))
        .param("version", order.version())
        .param("id", order.id().value())
        .update();
  }

  static @Nullable OffsetDateTime atUtc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(UTC);
  }

  static String name(Order order) {
    return order.status().name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable String textOf(@Nullable BrokerOrderId id) {
    return id == null ? null : id.value();
  }
}
