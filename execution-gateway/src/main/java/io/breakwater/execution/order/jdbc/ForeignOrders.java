package io.breakwater.execution.order.jdbc;

import io.breakwater.execution.broker.BrokerOrder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders at the broker that nobody sent through here: kept, and told of once. Thread-safe. */
final class ForeignOrders {
  private static final Logger LOG = LoggerFactory.getLogger(ForeignOrders.class);

  private final JdbcClient jdbc;
  private final String account;

  ForeignOrders(JdbcClient jdbc, String account) {
    this.jdbc = jdbc;
    this.account = account;
  }

  /** Notes how it stands, in the running transaction. */
  void note(BrokerOrder order) {
    boolean isNew =
        jdbc.sql(
                """
                insert into foreign_order as known (account, broker_order_id, client_order_id, symbol,
                    status, filled_quantity)
                values (:account, :id, :clientOrderId, :symbol, :status, :filled)
                on conflict (account, broker_order_id) do update set status = excluded.status,
                    filled_quantity = excluded.filled_quantity, last_seen_at = clock_timestamp()
                returning known.first_seen_at = known.last_seen_at
                """)
            .param("account", account)
            .param("id", order.id().value())
            .param("clientOrderId", order.clientOrderId().value())
            .param("symbol", order.symbol().value())
            .param("status", order.statusText())
            .param("filled", order.filledQuantity().value())
            .query(Boolean.class)
            .single();
    if (isNew) {
      LOG.atWarn()
          .addKeyValue("brokerOrderId", order.id())
          .addKeyValue("symbol", order.symbol())
          .log("the broker has an order that was not sent through here");
    }
  }
}
