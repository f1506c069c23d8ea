package io.breakwater.execution.order.jdbc;

import io.breakwater.execution.broker.Execution;
import io.breakwater.execution.broker.ExecutionId;
import io.breakwater.execution.broker.Reversal;
import io.breakwater.execution.order.EvidenceSource;
import io.breakwater.execution.order.Fill;
import io.breakwater.execution.order.FillReversal;
import io.breakwater.execution.order.Order;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes each execution back once, in the transaction that holds the order's row. One that was never
 * counted is remembered, and taken back when it is. Thread-safe.
 */
final class ReversalRows {
  private final JdbcClient jdbc;
  private final String account;
  private final FillRows fills;

  ReversalRows(JdbcClient jdbc, String account, FillRows fills) {
    this.jdbc = jdbc;
    this.account = account;
    this.fills = fills;
  }

  /** Returns whether the broker says so for the first time. */
  boolean note(Order order, Reversal reversal, EvidenceSource source) {
    Execution by = reversal.replacement();
    return jdbc.sql(
                """
                insert into fill_reversal (account, reversed_execution_id, order_id, kind,
                    execution_id, quantity, price, cumulative_quantity, reversed_at, source)
                values (:account, :reversed, :orderId, :kind, :executionId, :quantity, :price,
                    :cumulative, :at, :source)
                on conflict do nothing
                """)
            .param("account", account)
            .param("reversed", reversal.reversed().value())
            .param("orderId", order.id().value())
            .param("kind", by == null ? "BUST" : "CORRECTION")
            .param("executionId", by == null ? null : by.id().value())
            .param("quantity", by == null ? null : by.quantity().value())
            .param("price", by == null ? null : by.price().value())
            .param("cumulative", by == null ? null : by.cumulative().value())
            .param("at", OrderRows.atUtc(reversal.at()))
            .param("source", source.label())
            .update()
        > 0;
  }

  /**
   * Takes that execution back if the broker has said so, it is counted, and it still stands; and
   * then what a correction put in its place, should that have been taken back too.
   */
  List<FillReversal> apply(Order order, ExecutionId id, EvidenceSource source) {
    List<FillReversal> applied = new ArrayList<>();
    Optional<FillReversal> next = applyOne(order, id, source);
    while (next.isPresent()) {
      applied.add(next.get());
      Fill replacement = next.get().replacement();
      next =
          replacement == null
              ? Optional.empty()
              : applyOne(order, replacement.executionId(), source);
    }
    return applied;
  }

  private Optional<FillReversal> applyOne(Order order, ExecutionId id, EvidenceSource source) {
    Optional<Fill> fill = fills.find(order, id);
    if (fill.isEmpty()) {
      return Optional.empty();
    }
    Fill reversed = fill.get();
    return link(order, reversed)
        .map(noted -> {
          Execution by = noted.replacement();
          Fill replacement =
              by == null ? null : fills.replace(order, reversed, by, source).orElse(null);
          return new FillReversal(reversed, replacement, noted.at());
        });
  }

  /** What was noted for the fill, if it was not linked to it before. */
  private Optional<Reversal> link(Order order, Fill fill) {
    return jdbc.sql(
            """
            update fill_reversal set fill_id = :fillId
            where account = :account and reversed_execution_id = :id and order_id = :orderId
              and fill_id is null
            returning reversed_execution_id, execution_id, quantity, price, cumulative_quantity,
                reversed_at
            """)
        .param("fillId", fill.id())
        .param("account", account)
        .param("id", fill.executionId().value())
        .param("orderId", order.id().value())
        .query((row, number) -> reversal(row, order, fill))
        .optional();
  }

  private static Reversal reversal(ResultSet row, Order order, Fill fill) throws SQLException {
    return new Reversal(
        fill.executionId(),
        replacement(row, order, fill),
        row.getObject("reversed_at", OffsetDateTime.class).toInstant());
  }

  /** It was executed when the fill was whose place it takes. */
  private static @Nullable Execution replacement(ResultSet row, Order order, Fill fill)
      throws SQLException {
    String id = row.getString("execution_id");
    BigDecimal quantity = row.getBigDecimal("quantity");
    if (id == null || quantity == null) {
      return null;
    }
    return new Execution(
        new ExecutionId(id),
        false,
        Objects.requireNonNull(order.progress().brokerOrderId()),
        fill.symbol(),
        fill.side(),
        Quantity.of(quantity),
        Price.of(row.getBigDecimal("price")),
        Quantity.of(row.getBigDecimal("cumulative_quantity")),
        fill.executedAt());
  }
}
