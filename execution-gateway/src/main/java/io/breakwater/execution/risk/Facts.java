package io.breakwater.execution.risk;

import org.jspecify.annotations.Nullable;

/**
 * Everything that the gates judge by, read once.
 *
 * @param gate the trading gate, read under its lock
 * @param notReconciled why our books cannot be relied on yet; null if they can
 * @param quarantine why the symbol is in quarantine; null if it is not
 * @param marketOpen whether market time lies in a session
 * @param exposure what the account has of the symbol, and may yet come to have, without the order;
 *     null where it was not read
 * @param recentTwin the client order id of a recent order that asks for the same; null if there is
 *     none
 */
public record Facts(
    GateReading gate,
    @Nullable String notReconciled,
    @Nullable String quarantine,
    boolean marketOpen,
    @Nullable SymbolExposure exposure,
    @Nullable String recentTwin) {

  /** What an order that was let through before is judged by. */
  static Facts ofResend(GateReading gate, boolean marketOpen) {
    return new Facts(gate, null, null, marketOpen, null, null);
  }
}
