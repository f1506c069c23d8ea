package io.breakwater.execution.order.jdbc;

import io.breakwater.execution.broker.Execution;
import io.breakwater.execution.order.EvidenceSource;
import io.breakwater.execution.order.Fill;
import io.breakwater.execution.order.Order;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts each execution once, in the transaction that holds the order's row. Thread-safe.
 *
 * <p>An execution is known by its id. Where the broker named none, one was derived from the rest,
 * and the broker's own may come later for the same execution, or have come before: the two are told
 * by the cumulative quantity, which no two executions of an order share.
 */
final class FillRows {
  private final JdbcClient jdbc;
  private final String account;

  FillRows(JdbcClient jdbc, String account) {
    this.jdbc = jdbc;
    this.account = account;
  }

  /** Returns the fill if this call counted it, nothing if it was counted before. */
  Optional<Fill> count(Order order, Execution execution, EvidenceSource source) {
    boolean knownUnderAnotherId =
        execution.derivedId()
            ? isCumulativeKnown(order, execution)
            : replaceDerivedId(order, execution);
    return knownUnderAnotherId ? Optional.empty() : insert(order, execution, source);
  }

  private boolean isCumulativeKnown(Order order, Execution execution) {
    return jdbc.sql(
            """
            select exists (select from fill
                where order_id = :orderId and cumulative_quantity = :cumulative)
            """)
        .param("orderId", order.id().value())
        .param("cumulative", execution.cumulative().value())
        .query(Boolean.class)
        .single();
  }

  private boolean replaceDerivedId(Order order, Execution execution) {
    return jdbc.sql(
                """
                update fill set execution_id = :executionId, derived_id = false
                where order_id = :orderId and derived_id and cumulative_quantity = :cumulative
                  and not exists (select from fill as named
                      where named.account = :account and named.execution_id = :executionId)
                """)
            .param("executionId", execution.id().value())
            .param("orderId", order.id().value())
            .param("cumulative", execution.cumulative().value())
            .param("account", account)
            .update()
        > 0;
  }

  private Optional<Fill> insert(Order order, Execution execution, EvidenceSource source) {
    return jdbc.sql(
            """
            insert into fill (account, execution_id, derived_id, order_id, client_order_id, strategy,
                symbol, side, quantity, price, cumulative_quantity, source, executed_at)
            values (:account, :executionId, :derivedId, :orderId, :clientOrderId, :strategy,
                :symbol, :side, :quantity, :price, :cumulative, :source, :executedAt)
            on conflict on constraint fill_counts_once do nothing
            returning
            """
                + OrderRowMapper.FILL_COLUMNS)
        .param("account", account)
        .param("executionId", execution.id().value())
        .param("derivedId", execution.derivedId())
        .param("orderId", order.id().value())
        .param("clientOrderId", order.clientOrderId().value())
        .param("strategy", order.strategy())
        .param("symbol", order.terms().symbol().value())
        .param("side", order.terms().side().name())
        .param("quantity", execution.quantity().value())
        .param("price", execution.price().value())
        .param("cumulative", execution.cumulative().value())
        .param("source", source.label())
        .param("executedAt", OrderRows.atUtc(execution.at()))
        .query(OrderRowMapper::fill)
        .optional();
  }
}
