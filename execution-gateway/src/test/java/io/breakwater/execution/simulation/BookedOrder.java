package io.breakwater.execution.simulation;

import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.BrokerOrderId;
import io.breakwater.execution.broker.BrokerOrderStatus;
import io.breakwater.execution.broker.BrokerTerms;
import io.breakwater.execution.broker.Execution;
import io.breakwater.execution.broker.ExecutionReport;
import io.breakwater.execution.broker.OrderAmount;
import io.breakwater.execution.broker.OrderInstruction;
import io.breakwater.execution.broker.OrderTerms;
import io.breakwater.execution.order.OrderStatus;
import io.breakwater.money.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An order in the broker's own book. */
final class BookedOrder {
  final BrokerOrderId id;
  final OrderInstruction asked;
  final @Nullable BookedOrder replaces;
  final List<Execution> executions = new ArrayList<>();

  /** Every word that the broker has said of it, with the executions' true ids. */
  final List<ExecutionReport> evidence = new ArrayList<>();

  BrokerOrderStatus status;

  /** How it works while no request to end it is pending. */
  BrokerOrderStatus works = BrokerOrderStatus.NEW;

  /** Whether it has been asked to cancel it while it could. */
  boolean wasAskedToCancel;

  Instant updatedAt = Instant.EPOCH;
  long size;
  long filled;

  BookedOrder(BrokerOrderId id, OrderInstruction asked, @Nullable BookedOrder replaces) {
    this.id = id;
    this.asked = asked;
    this.replaces = replaces;
    this.size = sharesOf(asked.terms());
    this.status = BrokerOrderStatus.ACCEPTED;
  }

  static long sharesOf(OrderTerms terms) {
    Quantity quantity = terms.quantity();
    return quantity == null ? 0 : quantity.value().longValueExact();
  }

  boolean isOpen() {
    return OrderStatus.of(status).isOpen();
  }

  boolean isPending() {
    return status == BrokerOrderStatus.PENDING_CANCEL
        || status == BrokerOrderStatus.PENDING_REPLACE;
  }

  long left() {
    return size - filled;
  }

  /** How it stands, in the broker's words. */
  BrokerOrder view() {
    return new BrokerOrder(
        id,
        asked.clientOrderId(),
        said(),
        status,
        status.name().toLowerCase(Locale.ROOT),
        Quantity.of(filled),
        null,
        updatedAt,
        List.of());
  }

  private BrokerTerms said() {
    OrderTerms terms = asked.terms();
    return BrokerTerms.of(
        new OrderTerms(
            terms.symbol(),
            terms.side(),
            new OrderAmount.Shares(Quantity.of(size)),
            terms.pricing(),
            terms.timeInForce(),
            terms.extendedHours()));
  }
}
