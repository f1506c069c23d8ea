package io.breakwater.execution.order.jdbc;

import io.breakwater.execution.broker.Execution;
import io.breakwater.execution.broker.ExecutionId;
import io.breakwater.execution.order.EvidenceSource;
import io.breakwater.execution.order.Fill;
import io.breakwater.execution.order.Order;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts each execution once, in the transaction that holds the order's row. Thread-safe.
 *
 * <p>An execution is known by its id. Where the broker named none, one was derived from the rest,
 * and the broker's own may come later for the same execution, or have come before: the two are told
 * by the cumulative quantity. No two executions of an order share it, unless the broker took a fill
 * back in between; so it is compared only among executions between which none was taken back.
 */
final class FillRows {
  private static final String SAME_EXECUTION =
      """
      order_id = :orderId and cumulative_quantity = :cumulative
          and (select count(*) from fill_reversal as r
              where r.order_id = :orderId and r.reversed_at < fill.executed_at)
            = (select count(*) from fill_reversal as r
              where r.order_id = :orderId and r.reversed_at < :executedAt)
      """;

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
    return knownUnderAnotherId ? Optional.empty() : insert(order, execution, source, null);
  }

  /** Counts what a correction puts in the place of a fill, unless it was counted before. */
  Optional<Fill> replace(Order order, Fill corrected, Execution by, EvidenceSource source) {
    return insert(order, by, source, corrected);
  }

  private boolean isCumulativeKnown(Order order, Execution execution) {
    return jdbc.sql("select exists (select from fill where " + SAME_EXECUTION + ")")
        .param("orderId", order.id().value())
        .param("cumulative", execution.cumulative().value())
        .param("executedAt", OrderRows.atUtc(execution.at()))
        .query(Boolean.class)
        .single();
  }

  private boolean replaceDerivedId(Order order, Execution execution) {
    return jdbc.sql(
                """
                update fill set execution_id = :executionId, derived_id = false
                where derived_id
                  and not exists (select from fill as named
                      where named.account = :account and named.execution_id = :executionId)
                  and
                """
                    + SAME_EXECUTION)
            .param("executionId", execution.id().value())
            .param("orderId", order.id().value())
            .param("cumulative", execution.cumulative().value())
            .param("executedAt", OrderRows.atUtc(execution.at()))
            .param("account", account)
            .update()
        > 0;
  }

  private Optional<Fill> insert(
      Order order, Execution execution, EvidenceSource source, @Nullable Fill corrected) {
    return jdbc.sql(
            """
            insert into fill (account, execution_id, derived_id, order_id, client_order_id, strategy,
                symbol, side, quantity, price, cumulative_quantity, source, executed_at, corrects)
            values (:account, :executionId, :derivedId, :orderId, :clientOrderId, :strategy,
                :symbol, :side, :quantity, :price, :cumulative, :source, :executedAt, :corrects)
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
        .param("corrects", corrected == null ? null : corrected.id())
        .query(OrderRowMapper::fill)
        .optional();
  }

  /** The ids of these executions under which a fill is counted, whether it stands or not. */
  Set<ExecutionId> countedAmong(List<Execution> executions) {
    return Set.copyOf(
        jdbc.sql(
                """
                select execution_id from fill
                where account = :account and execution_id = any(:ids)
                """)
            .param("account", account)
            .param("ids", executions.stream().map(one -> one.id().value()).toArray(String[]::new))
            .query((row, number) -> new ExecutionId(row.getString("execution_id")))
            .list());
  }

  /** The fills of the order that stand, oldest first, without those of these executions. */
  List<Fill> standingBut(Order order, Set<ExecutionId> executions) {
    return jdbc
        .sql(
            "select "
                + OrderRowMapper.FILL_COLUMNS
                + """
                from fill where order_id = :orderId
                  and not exists (select from fill_reversal as r where r.fill_id = fill.fill_id)
                order by fill_id
                """)
        .param("orderId", order.id().value())
        .query(OrderRowMapper::fill)
        .list()
        .stream()
        .filter(fill -> !executions.contains(fill.executionId()))
        .toList();
  }

  /** The fill of that execution of the order, if it is counted. */
  Optional<Fill> find(Order order, ExecutionId id) {
    return jdbc.sql(
            "select "
                + OrderRowMapper.FILL_COLUMNS
                + " from fill where account = :account and execution_id = :id"
                + " and order_id = :orderId")
        .param("account", account)
        .param("id", id.value())
        .param("orderId", order.id().value())
        .query(OrderRowMapper::fill)
        .optional();
  }
}
