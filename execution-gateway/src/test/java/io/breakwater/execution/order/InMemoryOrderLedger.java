package io.breakwater.execution.order;

import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.SendOutcome;
import io.breakwater.execution.order.OrderTable.Row;
import io.breakwater.execution.risk.DenialReason;
import io.breakwater.execution.risk.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The ledger over rows in memory. */
public final class InMemoryOrderLedger implements OrderLedger {
  private static final Duration FIRST_LOOKUP = Duration.ofMillis(300);

  private final OrderTable table;

  public InMemoryOrderLedger(OrderTable table) {
    this.table = table;
  }

  @Override
  public Optional<Admission.Known> known(NewOrder order) {
    return table
        .rowUnder(order.clientOrderId())
        .map(row -> new Admission.Known(row.order, row.hash.equals(order.hash())));
  }

  @Override
  public Admission admit(NewOrder order, Judge judge) {
    Optional<Admission.Known> known = known(order);
    if (known.isPresent()) {
      return known.get();
    }
    OrderId replacedId = order.replaces();
    if (replacedId == null) {
      return judged(order, null, judge);
    }
    Order replaced = table.row(replacedId).order;
    return !isReplaceable(replaced)
        ? new Admission.NotReplaceable(replaced)
        : judged(order, replaced, judge);
  }

  private boolean isReplaceable(Order order) {
    OrderStatus status = order.status();
    boolean isOnItsWayOut =
        status == OrderStatus.PENDING_CANCEL || status == OrderStatus.PENDING_REPLACE;
    return status.isWorking()
        && order.progress().brokerOrderId() != null
        && !isOnItsWayOut
        && table.openReplacements(order.id()).isEmpty()
        && table.row(order.id()).cancelDueAt == null;
  }

  private Admission judged(NewOrder order, @Nullable Order replaced, Judge judge) {
    return switch (judge.judge(order.proposed(), table.gate()).outcome()) {
      case Verdict.Passed _ -> {
        Row row = insert(order, replaced, OrderProgress.sending());
        row.sends = 1;
        row.sendEpoch = table.epoch();
        row.sendDeadline = table.clock.instant().plus(table.sendDeadline);
        row.nextLookupAt = row.sendDeadline;
        yield new Admission.Recorded(row.order);
      }
      case Verdict.Refused(_, _, DenialReason reason) ->
          new Admission.Denied(
              insert(order, replaced, OrderProgress.denied(reason.code())).order, reason);
      case Verdict.Unjudgeable(String check, String why, String code) ->
          new Admission.NotNow(check, why, code);
    };
  }

  private Row insert(NewOrder order, @Nullable Order replaced, OrderProgress progress) {
    Instant now = table.clock.instant();
    var written =
        new Order(
            table.nextId(),
            order.clientOrderId(),
            order.strategy(),
            order.terms(),
            replaced == null ? null : Replaces.of(replaced),
            replaced == null ? null : replaced.exitOf(),
            progress,
            now,
            now);
    var row = new Row(written, order.hash(), order.mostShares(), now);
    table.insert(row);
    return row;
  }

  @Override
  public Order record(OrderId id, SendOutcome outcome) {
    Row row = table.row(id);
    return switch (outcome) {
      case SendOutcome.Accepted(BrokerOrder report) ->
          save(row, table.fold(row.order.progress(), report));
      case SendOutcome.Refused(_, String reason) -> refused(row, reason);
      case SendOutcome.Throttled(Duration retryAfter) ->
          unknown(row, "the broker takes no orders for now", retryAfter);
      case SendOutcome.Duplicate(String reason) -> duplicate(row, reason);
      case SendOutcome.NotSent(String reason) -> unknown(row, reason, FIRST_LOOKUP);
      case SendOutcome.Unclear(String reason) -> unknown(row, reason, FIRST_LOOKUP);
    };
  }

  private Order refused(Row row, String reason) {
    if (row.sends <= 1 && row.order.status().isUnsettled()) {
      return save(row, row.order.progress().to(OrderStatus.REJECTED, reason));
    }
    row.refusal = reason;
    return unknown(row, reason, FIRST_LOOKUP);
  }

  private Order duplicate(Row row, String reason) {
    row.refusedAsDuplicate |= row.sends <= 1;
    return unknown(row, reason, FIRST_LOOKUP);
  }

  private Order unknown(Row row, String reason, Duration nextLookup) {
    if (!row.order.status().isUnsettled()) {
      return row.order;
    }
    Instant now = table.clock.instant();
    row.unknownSince = now;
    row.lookups = 0;
    row.nextLookupAt = now.plus(nextLookup);
    row.leaseUntil = null;
    return save(row, row.order.progress().to(OrderStatus.UNKNOWN, reason));
  }

  private Order save(Row row, OrderProgress later) {
    return table.save(row, later, EvidenceSource.SUBMIT);
  }

  @Override
  public Order recordReplacing(OrderId replaced) {
    Row row = table.row(replaced);
    return row.order.status().isWorking() && !table.openReplacements(replaced).isEmpty()
        ? save(row, row.order.progress().to(OrderStatus.PENDING_REPLACE, "replace requested"))
        : row.order;
  }
}
