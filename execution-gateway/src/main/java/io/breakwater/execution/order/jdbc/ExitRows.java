package io.breakwater.execution.order.jdbc;

import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.OrderTerms;
import io.breakwater.execution.order.EvidenceSource;
import io.breakwater.execution.order.Order;
import io.breakwater.execution.order.OrderId;
import io.breakwater.execution.order.OrderProgress;
import io.breakwater.execution.order.OrderStatus;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down the exits that the broker has made of an order, in the transaction that holds that
 * order's row: from then on what is said of them is said of orders of ours. Thread-safe.
 */
final class ExitRows {
  private static final Logger LOG = LoggerFactory.getLogger(ExitRows.class);
  private static final String BROKER = "broker";

  private final OrderRows rows;
  private final OrderInsertion insertion;

  ExitRows(OrderRows rows, OrderInsertion insertion) {
    this.rows = rows;
    this.insertion = insertion;
  }

  /** Whether the exits of an order are written down. */
  boolean areKnown(OrderId order) {
    return rows.jdbc()
        .sql("select exists (select from orders where exit_of = :id)")
        .param("id", order.value())
        .query(Boolean.class)
        .single();
  }

  /** Takes in how the exits stand that the report tells of, before any position is locked. */
  void take(Order parent, BrokerOrder report, EvidenceSource source) {
    for (BrokerOrder leg : report.legs()) {
      Optional<Order> known =
          rows.lock(leg.clientOrderId())
              .or(() -> leg.terms().inOurWords().map(terms -> insert(parent, leg, terms, source)));
      if (known.isEmpty()) {
        LOG.atWarn()
            .addKeyValue("orderId", parent.id())
            .addKeyValue("brokerOrderId", leg.id())
            .log("an exit of a kind that we have no words for");
      }
      known
          .map(order -> isOfWhatWasBefore(parent, order) ? handOver(order, parent, source) : order)
          .filter(order -> parent.id().equals(order.exitOf()))
          .ifPresent(order -> {
            rows.noteSize(order, leg);
            rows.save(order, order.progress().after(leg), source, BROKER);
          });
    }
  }

  /**
   * An order that takes the place of another takes over its exits, which the broker keeps. Also of
   * one that somebody else has replaced: which order it was the broker need not have told.
   */
  private boolean isOfWhatWasBefore(Order parent, Order exit) {
    OrderId entry = exit.exitOf();
    return entry != null
        && !entry.equals(parent.id())
        && parent.status() != OrderStatus.REPLACED
        && rows.jdbc()
            .sql(
                """
                with recursive before as (
                    select replaces from orders where order_id = :parent
                    union
                    select orders.replaces from orders join before on order_id = before.replaces
                )
                select exists (select from before where replaces = :entry)
                    or exists (select from orders
                        where order_id = :entry and status = 'REPLACED')
                """)
            .param("parent", parent.id().value())
            .param("entry", entry.value())
            .query(Boolean.class)
            .single();
  }

  private Order handOver(Order exit, Order parent, EvidenceSource source) {
    rows.jdbc()
        .sql("update orders set exit_of = :parent, version = version + 1 where order_id = :id")
        .param("parent", parent.id().value())
        .param("id", exit.id().value())
        .update();
    Order handed = exit.asExitOf(parent.id());
    rows.append(
        handed,
        "order.exit_handed_over",
        source,
        BROKER,
        Map.of("exit_of", parent.id().toString()));
    return handed;
  }

  /** Its first state is as of an order of ours; the report that follows says how it stands. */
  private Order insert(Order parent, BrokerOrder leg, OrderTerms terms, EvidenceSource source) {
    Instant now = rows.now();
    var order =
        new Order(
            new OrderId(UUID.randomUUID()),
            leg.clientOrderId(),
            parent.strategy(),
            terms,
            null,
            parent.id(),
            parent.origin(),
            OrderProgress.sending(),
            Order.FIRST_VERSION,
            now,
            now,
            null);
    if (insertion.insertExit(order) == 0) {
      return rows.lock(leg.clientOrderId()).orElseThrow();
    }
    forgetAsForeign(leg);
    rows.append(
        order, "order.exit_placed", source, BROKER, Map.of("exit_of", parent.id().toString()));
    return order;
  }

  /** It may have been told of before we knew whose exit it is. */
  private void forgetAsForeign(BrokerOrder leg) {
    rows.jdbc()
        .sql("delete from foreign_order where account = :account and broker_order_id = :id")
        .param("account", rows.account())
        .param("id", leg.id().value())
        .update();
  }
}
