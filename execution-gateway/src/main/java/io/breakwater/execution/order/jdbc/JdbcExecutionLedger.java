package io.breakwater.execution.order.jdbc;

import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.Execution;
import io.breakwater.execution.broker.ExecutionId;
import io.breakwater.execution.broker.ExecutionReport;
import io.breakwater.execution.broker.Reversal;
import io.breakwater.execution.order.ContradictionListener;
import io.breakwater.execution.order.EvidenceSource;
import io.breakwater.execution.order.ExecutionLedger;
import io.breakwater.execution.order.Fill;
import io.breakwater.execution.order.FillListener;
import io.breakwater.execution.order.FillReversal;
import io.breakwater.execution.order.Order;
import io.breakwater.execution.order.OrderProgress;
import io.breakwater.execution.order.OrderStatus;
import io.breakwater.money.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes in reports: the order's row, its fill or what took one back, and the position move in one
 * transaction. Thread-safe.
 */
public final class JdbcExecutionLedger implements ExecutionLedger {
  private static final String BROKER = "broker";

  private final OrderRows rows;
  private final FillRows fills;
  private final ReversalRows reversals;
  private final ExitRows exits;
  private final ForeignOrders foreignOrders;
  private final OrderPathTransactions transactions;
  private final FillListener listener;
  private final ContradictionListener contradictions;

  JdbcExecutionLedger(
      OrderRows rows,
      FillRows fills,
      ReversalRows reversals,
      ForeignOrders foreignOrders,
      OrderPathTransactions transactions,
      FillListener listener,
      ContradictionListener contradictions) {
    this.rows = rows;
    this.fills = fills;
    this.reversals = reversals;
    this.exits = new ExitRows(rows, OrderInsertion.ofUnsent(rows));
    this.foreignOrders = foreignOrders;
    this.transactions = transactions;
    this.listener = listener;
    this.contradictions = contradictions;
  }

  @Override
  public Intake take(ExecutionReport report, EvidenceSource source) {
    return transactions.run(() -> {
      BrokerOrder reported = report.order();
      Optional<Order> sameId = rows.lock(reported.clientOrderId());
      Optional<Order> ours = sameId.filter(order -> order.isDescribedBy(reported));
      if (ours.isEmpty()) {
        foreignOrders.note(reported);
        sameId.ifPresent(order -> contradictions.idTaken(order, reported));
        return new Intake.Foreign();
      }
      rows.noteSize(ours.get(), reported);
      exits.take(ours.get(), reported, source);
      OrderProgress progress = ours.get().progress().after(reported);
      Reversal reversal = report.reversal();
      return reversal == null
          ? apply(ours.get(), progress, report.execution(), source)
          : reverse(ours.get(), progress.afterReversal(reported), reversal, source);
    });
  }

  @Override
  public Intake take(Execution execution, EvidenceSource source) {
    return transactions.run(() -> {
      Optional<Order> ours = rows.lock(execution.brokerOrderId());
      return ours.isEmpty()
          ? new Intake.Foreign()
          : apply(ours.get(), ours.get().progress(), execution, source);
    });
  }

  @Override
  public List<Execution> notCounted(List<Execution> executions) {
    Set<ExecutionId> counted = fills.countedAmong(executions);
    return executions.stream().filter(execution -> !counted.contains(execution.id())).toList();
  }

  @Override
  public boolean isMissingExits(Order order) {
    // What has taken its place has its exits too.
    return !order.terms().exits().isNone()
        && order.status() != OrderStatus.REPLACED
        && !exits.areKnown(order.id());
  }

  @Override
  public void takeBackUnlisted(BrokerOrder word, Set<ExecutionId> listed, EvidenceSource source) {
    transactions.run(() -> {
      rows.lock(word.clientOrderId())
          .filter(order -> order.isDescribedBy(word) && order.progress().isLastWord(word))
          .ifPresent(order -> takeBack(order, word, fills.standingBut(order, listed), source));
      return true;
    });
  }

  private void takeBack(
      Order locked, BrokerOrder word, List<Fill> unlisted, EvidenceSource source) {
    OrderProgress soFar = locked.progress().after(word).afterReversal(word);
    Order current = locked.with(soFar);
    Quantity extra = unlisted.stream().map(Fill::quantity).reduce(Quantity.ZERO, Quantity::plus);
    if (unlisted.isEmpty()
        || !soFar.filled().equals(word.filledQuantity().plus(extra))
        || unlisted.stream().anyMatch(fill -> fill.executedAt().isAfter(word.updatedAt()))) {
      return;
    }
    List<FillReversal> reversed = new ArrayList<>();
    for (Fill fill : unlisted) {
      reversals.note(current, new Reversal(fill.executionId(), null, word.updatedAt()), source);
      reversed.addAll(reversals.apply(current, fill.executionId(), source));
    }
    Order order = save(locked, soFar, reversed, source);
    reversed.forEach(one -> recordReversal(order, one, source));
  }

  private Intake apply(
      Order locked, OrderProgress soFar, @Nullable Execution execution, EvidenceSource source) {
    if (execution == null) {
      return new Intake.Taken(rows.save(locked, soFar, source, BROKER), false);
    }
    Order current = locked.with(soFar);
    Optional<Fill> fill = fills.count(current, execution, source);
    OrderProgress progress = fill.isPresent() ? soFar.after(execution) : soFar;
    // What was taken back before it was counted, or before its true id was known.
    List<FillReversal> reversed = reversals.apply(current, execution.id(), source);
    Order order = save(locked, progress, reversed, source);
    fill.ifPresent(counted -> {
      listener.fillCounted(counted);
      recordFill(order, counted, source);
    });
    reversed.forEach(reversal -> recordReversal(order, reversal, source));
    return new Intake.Taken(order, fill.isPresent());
  }

  private Intake reverse(
      Order locked, OrderProgress soFar, Reversal reversal, EvidenceSource source) {
    Order current = locked.with(soFar);
    boolean isNew = reversals.note(current, reversal, source);
    List<FillReversal> reversed = reversals.apply(current, reversal.reversed(), source);
    Order order = save(locked, soFar, reversed, source);
    if (isNew && reversed.isEmpty()) {
      rows.append(
          order,
          "order.reversal_waits",
          source,
          BROKER,
          Map.of("execution_id", reversal.reversed().value()));
    }
    reversed.forEach(one -> recordReversal(order, one, source));
    return new Intake.Taken(order, false);
  }

  private Order save(
      Order locked, OrderProgress soFar, List<FillReversal> reversed, EvidenceSource source) {
    OrderProgress progress = soFar;
    for (FillReversal reversal : reversed) {
      progress = progress.after(reversal);
    }
    return rows.save(locked, progress, source, BROKER);
  }

  private void recordReversal(Order order, FillReversal reversal, EvidenceSource source) {
    listener.fillReversed(reversal);
    Fill replacement = reversal.replacement();
    Map<String, String> details = new LinkedHashMap<>(detailsOf(reversal.reversed()));
    if (replacement != null) {
      details.put("replacement_execution_id", replacement.executionId().value());
      details.put("replacement_quantity", replacement.quantity().toString());
      details.put("replacement_price", replacement.price().toString());
    }
    String type = replacement == null ? "order.fill_busted" : "order.fill_corrected";
    rows.append(order, type, source, BROKER, details);
  }

  private void recordFill(Order order, Fill fill, EvidenceSource source) {
    Map<String, String> details = detailsOf(fill);
    rows.append(order, "order.fill_counted", source, BROKER, details);
    OrderRows.afterCommit(() -> rows.observer().countedFill(source));
    if (order.isOverfilled()) {
      rows.append(order, "order.overfilled", source, BROKER, details);
      contradictions.overfilled(order);
      OrderRows.afterCommit(() -> rows.observer().overfilled(order));
    }
  }

  private static Map<String, String> detailsOf(Fill fill) {
    return Map.of(
        "execution_id", fill.executionId().value(),
        "quantity", fill.quantity().toString(),
        "price", fill.price().toString());
  }
}
