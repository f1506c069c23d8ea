package io.breakwater.execution.order;

import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.Execution;
import io.breakwater.execution.broker.ExecutionId;
import io.breakwater.execution.broker.ExecutionReport;
import io.breakwater.execution.order.OrderTable.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes reports in over rows in memory. Of exits it keeps only what was told of them, and takes no
 * fill back that a message tells of.
 */
public final class InMemoryExecutionLedger implements ExecutionLedger {
  private final OrderTable table;
  private final Consumer<Fill> listener;
  private final ContradictionListener contradictions;
  private final List<Counted> counted = new ArrayList<>();

  public InMemoryExecutionLedger(
      OrderTable table, Consumer<Fill> listener, ContradictionListener contradictions) {
    this.table = table;
    this.listener = listener;
    this.contradictions = contradictions;
  }

  /** The fills, oldest first. */
  public List<Fill> fills() {
    return counted.stream().map(one -> one.fill).toList();
  }

  /** What the broker has told of an order's exits. */
  public List<BrokerOrder> exitsOf(OrderId order) {
    return table.exits.getOrDefault(order, List.of());
  }

  @Override
  public Intake take(ExecutionReport report, EvidenceSource source) {
    if (report.reversal() != null) {
      throw new UnsupportedOperationException("takes no fill back");
    }
    BrokerOrder reported = report.order();
    Optional<Row> sameId = table.rowUnder(reported.clientOrderId());
    Optional<Row> ours = sameId.filter(row -> row.order.isDescribedBy(reported));
    if (ours.isEmpty()) {
      sameId.ifPresent(row -> contradictions.idTaken(row.order, reported));
      return new Intake.Foreign();
    }
    Row row = ours.get();
    if (!reported.legs().isEmpty()) {
      table.exits.put(row.order.id(), reported.legs());
    }
    return apply(row, table.fold(row.order.progress(), reported), report.execution(), source);
  }

  @Override
  public Intake take(Execution execution, EvidenceSource source) {
    return table
        .rowUnder(execution.brokerOrderId())
        .map(row -> apply(row, row.order.progress(), execution, source))
        .orElseGet(Intake.Foreign::new);
  }

  @Override
  public void takeBackUnlisted(BrokerOrder word, Set<ExecutionId> listed, EvidenceSource source) {
    table
        .rowUnder(word.clientOrderId())
        .filter(row -> row.order.isDescribedBy(word) && row.order.progress().isLastWord(word))
        .ifPresent(row -> {
          List<Counted> unlisted =
              counted.stream()
                  .filter(one -> one.fill.orderId().equals(row.order.id()))
                  .filter(one -> one.fill.reversedAt() == null)
                  .filter(one -> !listed.contains(one.fill.executionId()))
                  .toList();
          OrderProgress left = row.order.progress().after(word).afterReversal(word);
          for (Counted one : unlisted) {
            left = left.after(new FillReversal(one.fill, null, word.updatedAt()));
          }
          if (left.filled().equals(word.filledQuantity())
              && unlisted.stream()
                  .noneMatch(one -> one.fill.executedAt().isAfter(word.updatedAt()))) {
            unlisted.forEach(one -> one.takeBack(word.updatedAt()));
            table.save(row, left, source);
          }
        });
  }

  @Override
  public List<Execution> notCounted(List<Execution> executions) {
    Set<ExecutionId> ids =
        counted.stream().map(one -> one.fill.executionId()).collect(Collectors.toSet());
    return executions.stream().filter(execution -> !ids.contains(execution.id())).toList();
  }

  @Override
  public boolean isMissingExits(Order order) {
    return !order.terms().exits().isNone() && exitsOf(order.id()).isEmpty();
  }

  private Intake apply(
      Row row, OrderProgress soFar, @Nullable Execution execution, EvidenceSource source) {
    if (execution == null) {
      return new Intake.Taken(table.save(row, soFar, source), false);
    }
    Optional<Fill> fill = count(row.order, execution);
    Order order = table.save(row, fill.isPresent() ? soFar.after(execution) : soFar, source);
    fill.ifPresent(listener);
    if (fill.isPresent() && order.isOverfilled()) {
      contradictions.overfilled(order);
    }
    return new Intake.Taken(order, fill.isPresent());
  }

  /** Two that share the cumulative quantity are the same one, where one of them has no own id. */
  private Optional<Fill> count(Order order, Execution execution) {
    for (Counted other : counted) {
      boolean isSame =
          other.fill.orderId().equals(order.id())
              && other.execution.cumulative().equals(execution.cumulative());
      if (other.execution.id().equals(execution.id()) || (isSame && execution.derivedId())) {
        return Optional.empty();
      }
      if (isSame && other.execution.derivedId()) {
        other.rename(execution);
        return Optional.empty();
      }
    }
    var fresh = new Counted(fill(order, execution, execution.id()), execution);
    counted.add(fresh);
    return Optional.of(fresh.fill);
  }

  private Fill fill(Order order, Execution execution, ExecutionId id) {
    Instant now = table.clock.instant();
    return new Fill(
        counted.size() + 1,
        id,
        order.id(),
        order.clientOrderId(),
        order.strategy(),
        execution.symbol(),
        execution.side(),
        execution.quantity(),
        execution.price(),
        execution.at(),
        now,
        null,
        null);
  }

  private static final class Counted {
    private Fill fill;
    private Execution execution;

    private Counted(Fill fill, Execution execution) {
      this.fill = fill;
      this.execution = execution;
    }

    private void rename(Execution named) {
      execution = named;
      fill = with(named.id(), fill.reversedAt());
    }

    private void takeBack(Instant at) {
      fill = with(fill.executionId(), at);
    }

    private Fill with(ExecutionId id, @Nullable Instant reversedAt) {
      return new Fill(
          fill.id(),
          id,
          fill.orderId(),
          fill.clientOrderId(),
          fill.strategy(),
          fill.symbol(),
          fill.side(),
          fill.quantity(),
          fill.price(),
          fill.executedAt(),
          fill.recordedAt(),
          null,
          reversedAt);
    }
  }
}
