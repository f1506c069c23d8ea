package io.breakwater.execution.order.jdbc;

import io.breakwater.execution.risk.ProposedOrder;
import io.breakwater.execution.risk.RecentOrders;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Looks for a recent order that asks for the same. One that came to nothing is no twin: to try it
 * again is what its sender should do.
 *
 * <p>The time is the statement's, not {@code clock_timestamp()}: that one may differ from row to
 * row, so no index can be searched by it. The locks are taken by statements before this one, so it
 * is late enough. Thread-safe.
 */
public final class JdbcRecentOrders implements RecentOrders {
  private final JdbcClient jdbc;
  private final String account;

  public JdbcRecentOrders(JdbcClient jdbc, String account) {
    this.jdbc = jdbc;
    this.account = account;
  }

  @Override
  public Optional<String> twinOf(ProposedOrder order, Duration within) {
    return jdbc.sql(
            """
            select client_order_id from orders
            where account = :account and symbol = :symbol
              and recorded_at > statement_timestamp() - :millis * interval '1 millisecond'
              and client_order_id <> :own
              and status not in ('DENIED', 'REJECTED', 'NOT_SENT')
              and intent = :intent
            order by recorded_at desc limit 1
            """)
        .param("account", account)
        .param("symbol", order.symbol())
        .param("millis", within.toMillis())
        .param("own", order.clientOrderId())
        .param("intent", order.intent())
        .query(String.class)
        .optional();
  }
}
