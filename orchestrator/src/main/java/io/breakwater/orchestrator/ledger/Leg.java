package io.breakwater.orchestrator.ledger;

import io.breakwater.money.Quantity;
import io.breakwater.orchestrator.instrument.Symbol;
import io.breakwater.orchestrator.orders.ClientOrderId;
import io.breakwater.orchestrator.orders.OrderReport;
import io.breakwater.orchestrator.orders.Side;
import io.breakwater.orchestrator.target.PlannedLeg;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One symbol of a run. It has one order at a time, and two one after the other where its change
 * takes the account's position through zero.
 *
 * @param planned what is to be traded and what that rests on; null until the run is targeted
 * @param state where its order is: the one that closes, as long as that is not filled
 * @param closed the order that closed what was held, once it is filled; null if there is none
 */
public record Leg(
    Symbol symbol, @Nullable PlannedLeg planned, LegState state, @Nullable OrderReport closed) {

  public static Leg unplanned(Symbol symbol) {
    return new Leg(symbol, null, new LegState.Unplanned(), null);
  }

  /** A leg that is skipped, has nothing to trade or is ready to be sent, as the plan says. */
  public static Leg of(PlannedLeg planned) {
    return new Leg(planned.symbol(), planned, firstState(planned), null);
  }

  /** The leg after that. Once what was held is closed, it is ready for its other order. */
  public Leg with(LegState next) {
    return isClosing() && next instanceof LegState.Placed(var report) && report.status().isFilled()
        ? new Leg(symbol, planned, new LegState.Ready(), report)
        : new Leg(symbol, planned, next, closed);
  }

  /** True while its order is the one that closes what is held, and another is to follow. */
  public boolean isClosing() {
    return planned != null && !planned.closing().isZero() && closed == null;
  }

  /** The id of its order in that run. */
  public ClientOrderId orderIdIn(RunId run) {
    return isClosing() ? run.closingOrderFor(symbol) : run.orderFor(symbol);
  }

  /**
   * The quantity of its order.
   *
   * @throws NullPointerException if the leg has nothing to trade
   */
  public Quantity orderQuantity() {
    PlannedLeg plan = Objects.requireNonNull(planned, "planned");
    Quantity change = Objects.requireNonNull(plan.change(), "change").abs();
    return isClosing() ? plan.closing() : change.minus(plan.closing());
  }

  /** True while an order is to be sent that surely has not been yet. */
  public boolean isReady() {
    return state instanceof LegState.Ready;
  }

  /** True while an order is to be sent, or must be sent again because no answer came. */
  public boolean isUnanswered() {
    return isReady() || state instanceof LegState.Sending;
  }

  /** True while an order may be at work whose outcome is not known. */
  public boolean isOpen() {
    return switch (state) {
      case LegState.Sending _ -> true;
      case LegState.Placed(var report) -> !report.status().isFinal();
      case LegState.Unplanned _,
          LegState.NoChange _,
          LegState.Skipped _,
          LegState.Ready _,
          LegState.Denied _,
          LegState.Refused _ ->
          false;
    };
  }

  /** Which way the leg trades; null if it does not. */
  public @Nullable Side side() {
    if (planned == null || planned.change() == null || planned.change().signum() == 0) {
      return null;
    }
    return planned.change().signum() > 0 ? Side.BUY : Side.SELL;
  }

  private static LegState firstState(PlannedLeg planned) {
    if (planned.skipReason() != null) {
      return new LegState.Skipped(planned.skipReason());
    }
    if (planned.change() == null || planned.change().signum() == 0) {
      return new LegState.NoChange();
    }
    return new LegState.Ready();
  }
}
