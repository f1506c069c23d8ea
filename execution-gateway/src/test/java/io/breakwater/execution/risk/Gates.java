package io.breakwater.execution.risk;

import java.util.List;

/** The gates of the service, for tests of other features. */
public final class Gates {
  private Gates() {}

  public static List<PreTradeCheck> inOrder() {
    return RiskConfiguration.checksInOrder();
  }

  /** What may keep an order back that was let through once. */
  public static List<PreTradeCheck> ofResend() {
    return RiskConfiguration.checksOfResend();
  }
}
