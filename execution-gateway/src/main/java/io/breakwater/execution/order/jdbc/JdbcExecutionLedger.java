package io.breakwater.execution.order.jdbc;

import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.Execution;
import io.breakwater.execution.broker.ExecutionReport;
import io.breakwater.execution.order.ContradictionListener;
import io.breakwater.execution.order.EvidenceSource;
import io.breakwater.execution.order.ExecutionLedger;
import io.breakwater.execution.order.Fill;
import io.breakwater.execution.order.FillListener;
import io.breakwater.execution.order.Order;
import io.breakwater.execution.order.OrderProgress;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes in reports: the order's row, its fill and the position move in one transaction.
 * Thread-safe.
 */
public final class JdbcExecutionLedger implements ExecutionLedger {
  private static final String BROKER = "broker";

  private final OrderRows rows;
  private final FillRows fills;
  private final ForeignOrders foreignOrders;
  private final OrderPathTransactions transactions;
  private final FillListener listener;
  private final ContradictionListener contradictions;

  JdbcExecutionLedger(
      OrderRows rows,
      FillRows fills,
      ForeignOrders foreignOrders,
      OrderPathTransactions transactions,
      FillListener listener,
      ContradictionListener contradictions) {
    this.rows = rows;
    this.fills = fills;
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
      Optional<Order> ours = sameId.filter(order -> isAbout(reported, order));
      if (ours.isEmpty()) {
        foreignOrders.note(reported);
        sameId.ifPresent(order -> contradictions.idTaken(order, reported));
        return new Intake.Foreign();
      }
      OrderProgress progress = ours.get().progress().after(reported);
      return apply(ours.get(), progress, report.execution(), source);
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

  /** The same client order id does not make it ours: what it asks for must be what we asked for. */
  private static boolean isAbout(BrokerOrder reported, Order order) {
    var known = order.progress().brokerOrderId();
    return reported.isWhatWasAskedFor(order.terms())
        && (known == null || known.equals(reported.id()));
  }

  private Intake apply(
      Order locked, OrderProgress soFar, @Nullable Execution execution, EvidenceSource source) {
    Optional<Fill> fill =
        execution == null ? Optional.empty() : fills.count(locked, execution, source);
    if (fill.isEmpty() || execution == null) {
      return new Intake.Taken(rows.save(locked, soFar, source, BROKER), false);
    }
    Order order = rows.save(locked, soFar.after(execution), source, BROKER);
    listener.fillCounted(fill.get());
    recordFill(order, fill.get(), source);
    return new Intake.Taken(order, true);
  }

  private void recordFill(Order order, Fill fill, EvidenceSource source) {
    Map<String, String> details =
        Map.of(
            "execution_id", fill.executionId().value(),
            "quantity", fill.quantity().toString(),
            "price", fill.price().toString());
    rows.append(order, "order.fill_counted", source, BROKER, details);
    OrderRows.afterCommit(() -> rows.observer().countedFill(source));
    if (order.isOverfilled()) {
      rows.append(order, "order.overfilled", source, BROKER, details);
      contradictions.overfilled(order);
      OrderRows.afterCommit(() -> rows.observer().overfilled(order));
    }
  }
}
