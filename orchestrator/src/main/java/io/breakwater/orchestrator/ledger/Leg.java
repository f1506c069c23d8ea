package io.breakwater.orchestrator.ledger;

import io.breakwater.orchestrator.instrument.Symbol;
import io.breakwater.orchestrator.orders.Side;
import io.breakwater.orchestrator.target.PlannedLeg;
import org.jspecify.annotations.Nullable;

/**
 * One symbol of a run.
 *
 * @param planned what is to be traded and what that rests on; null until the run is targeted
 */
public record Leg(Symbol symbol, @Nullable PlannedLeg planned, LegState state) {

  public static Leg unplanned(Symbol symbol) {
    return new Leg(symbol, null, new LegState.Unplanned());
  }

  /** A leg that is skipped, has nothing to trade or is ready to be sent, as the plan says. */
  public static Leg of(PlannedLeg planned) {
    return new Leg(planned.symbol(), planned, firstState(planned));
  }

  public Leg with(LegState next) {
    return new Leg(symbol, planned, next);
  }

  /** True while an order is to be sent, or must be sent again because no answer came. */
  public boolean isUnanswered() {
    return state instanceof LegState.Ready || state instanceof LegState.Sending;
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
