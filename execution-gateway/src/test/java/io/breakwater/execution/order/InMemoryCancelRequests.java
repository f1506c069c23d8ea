package io.breakwater.execution.order;

import io.breakwater.execution.order.OrderTable.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Requests to cancel over rows in memory. It hands out one at a time, so that nobody but the caller
 * decides of which the broker is asked first.
 */
public final class InMemoryCancelRequests implements CancelRequests {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final int LONGEST_SECONDS = 10;

  private final OrderTable table;

  public InMemoryCancelRequests(OrderTable table) {
    this.table = table;
  }

  /** When the broker is to be asked next, if it is. */
  public Optional<Instant> nextDue() {
    return waiting().map(InMemoryCancelRequests::dueAt).min(Comparator.naturalOrder());
  }

  private Stream<Row> waiting() {
    return table.rows().stream()
        .filter(row -> row.cancelDueAt != null && row.order.status().isWorking());
  }

  private static Instant dueAt(Row row) {
    return Objects.requireNonNull(row.cancelDueAt);
  }

  @Override
  public Order record(Order order, String actor) {
    Row row = table.row(order.id());
    if (row.order.status().isOpen()) {
      table.openSuccessors(order.id()).forEach(this::record);
      record(row);
    }
    return row.order;
  }

  private void record(Row row) {
    if (row.cancelDueAt == null) {
      Instant now = table.clock.instant();
      row.order = row.order.withCancelRequestedAt(now);
      row.cancelAsks = 0;
      row.cancelDueAt = now.plus(FIRST);
    }
  }

  @Override
  public List<Order> recordReady(List<OrderId> ids, String actor) {
    return ids.stream()
        .map(table::row)
        .filter(row -> table.openSuccessors(row.order.id()).isEmpty())
        .map(row -> record(row.order, actor))
        .toList();
  }

  @Override
  public List<Order> due(int atMost) {
    Instant now = table.clock.instant();
    return waiting()
        .filter(row -> !dueAt(row).isAfter(now))
        .min(Comparator.comparing(InMemoryCancelRequests::dueAt))
        .map(row -> {
          row.cancelDueAt = now.plusSeconds(Math.min(1L << row.cancelAsks, LONGEST_SECONDS));
          row.cancelAsks++;
          return List.of(row.order);
        })
        .orElse(List.of());
  }

  @Override
  public boolean isPassedOn(OrderId replaced) {
    return table.successors(replaced).stream()
        .anyMatch(row -> row.order.cancelRequestedAt() != null);
  }

  @Override
  public Order taken(Order asked) {
    Row row = table.row(asked.id());
    row.cancelDueAt = null;
    return row.order.status().isWorking() && row.order.hasHeardNothingSince(asked)
        ? table.save(
            row,
            row.order.progress().to(OrderStatus.PENDING_CANCEL, "cancel requested"),
            EvidenceSource.OPERATOR)
        : row.order;
  }
}
