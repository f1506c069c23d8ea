package io.breakwater.orchestrator.run.web;

import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import io.breakwater.money.SignedQuantity;
import io.breakwater.orchestrator.ledger.Leg;
import io.breakwater.orchestrator.ledger.LegState;
import io.breakwater.orchestrator.orders.OrderReport;
import io.breakwater.orchestrator.orders.OrderStatus;
import io.breakwater.orchestrator.orders.Side;
import io.breakwater.orchestrator.signals.Signal;
import io.breakwater.orchestrator.target.PlannedLeg;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One symbol of a run, on the wire. Its order is the one at work now, or the last.
 *
 * @param excludedReason why the model gave the symbol no score
 * @param delta what the run set out to trade, signed
 * @param quantity of its order, without a sign; null if nothing is traded
 * @param closingOrder the order that closed what was held before its order opened the other side;
 *     null if there was none, or as long as that one is its order
 * @param skipReason why no order was sent
 * @param orderReason why the order was denied, refused or rejected
 */
record LegView(
    String symbol,
    @Nullable Integer rank,
    @Nullable BigDecimal predictedReturn,
    @Nullable BigDecimal weight,
    @Nullable String excludedReason,
    @Nullable Price price,
    @Nullable SignedQuantity target,
    @Nullable SignedQuantity held,
    @Nullable SignedQuantity working,
    @Nullable SignedQuantity delta,
    @Nullable String side,
    @Nullable Quantity quantity,
    @Nullable String clientOrderId,
    @Nullable String orderId,
    @Nullable String orderStatus,
    @Nullable Quantity filledQuantity,
    @Nullable String averageFillPrice,
    @Nullable ClosingOrder closingOrder,
    @Nullable String skipReason,
    @Nullable String orderReason) {

  /** An order that is filled. */
  record ClosingOrder(
      String clientOrderId,
      String orderId,
      Quantity filledQuantity,
      @Nullable String averageFillPrice) {

    static ClosingOrder of(OrderReport report) {
      return new ClosingOrder(
          report.clientOrderId().value(),
          report.orderId(),
          report.filledQuantity(),
          text(report.averageFillPrice()));
    }
  }

  /**
   * Returns the view.
   *
   * @param clientOrderId null if there is no order, or none yet
   */
  static LegView of(Leg leg, @Nullable String clientOrderId) {
    PlannedLeg planned = leg.planned();
    Signal signal = planned == null ? null : planned.signal();
    Side side = leg.side();
    SignedQuantity change = planned == null ? null : planned.change();
    Ordered ordered = Ordered.of(leg.state());
    return new LegView(
        leg.symbol().value(),
        signal == null ? null : signal.rank(),
        signal == null ? null : signal.predictedReturn(),
        signal == null ? null : signal.weight(),
        planned == null ? null : planned.excludedReason(),
        planned == null ? null : planned.price(),
        planned == null ? null : planned.target(),
        planned == null ? null : planned.position().held(),
        planned == null ? null : planned.position().working(),
        change,
        side == null ? null : side.wireName(),
        side == null ? null : leg.orderQuantity(),
        side == null ? null : clientOrderId,
        ordered.orderId(),
        ordered.status(),
        ordered.filled(),
        ordered.averagePrice(),
        leg.closed() == null ? null : ClosingOrder.of(leg.closed()),
        leg.state() instanceof LegState.Skipped(var reason) ? reason.name() : null,
        ordered.reason());
  }

  /** What is known of the order, whatever state the leg is in. */
  private record Ordered(
      @Nullable String orderId,
      @Nullable String status,
      @Nullable Quantity filled,
      @Nullable String averagePrice,
      @Nullable String reason) {

    private static final Ordered NOT = new Ordered(null, null, null, null, null);

    static Ordered of(LegState state) {
      return switch (state) {
        case LegState.Placed(var report) -> placed(report);
        case LegState.Denied(var code, var detail, var orderId) ->
            new Ordered(
                orderId, OrderStatus.DENIED.name(), Quantity.ZERO, null, code + ": " + detail);
        case LegState.Refused(var code, var detail) ->
            new Ordered(null, null, null, null, code + ": " + detail);
        case LegState.Unplanned _,
            LegState.NoChange _,
            LegState.Skipped _,
            LegState.Ready _,
            LegState.Sending _ ->
            NOT;
      };
    }

    private static Ordered placed(OrderReport report) {
      return new Ordered(
          report.orderId(),
          report.status().name(),
          report.filledQuantity(),
          text(report.averageFillPrice()),
          report.reason());
    }
  }

  private static @Nullable String text(@Nullable Price price) {
    return price == null ? null : price.toString();
  }
}
