package io.breakwater.execution.risk;

import java.time.Duration;

/** Why we refused an order before it left us. Codes are stable and never reused. */
public sealed interface DenialReason {

  String code();

  /** For the caller, in one sentence. */
  String explanation();

  /** The kill switch is engaged. */
  record TradingHalted() implements DenialReason {
    @Override
    public String code() {
      return "TRADING_HALTED";
    }

    @Override
    public String explanation() {
      return "Trading is halted; no order leaves until two people have resumed it.";
    }
  }

  /**
   * Our books and the broker's differ about the symbol.
   *
   * @param difference the kind of difference
   */
  record SymbolQuarantined(String symbol, String difference) implements DenialReason {
    @Override
    public String code() {
      return "SYMBOL_QUARANTINED";
    }

    @Override
    public String explanation() {
      return "%s is in quarantine (%s): no order for it leaves until our books and the broker's agree, or an operator releases it."
          .formatted(symbol, difference);
    }
  }

  /** The order makes sense only during a session, and there is none now. */
  record MarketClosed() implements DenialReason {
    @Override
    public String code() {
      return "MARKET_CLOSED";
    }

    @Override
    public String explanation() {
      return "The market is closed; outside a session only orders that may rest and orders for"
          + " an auction are taken.";
    }
  }

  /** Another order just asked for the same under another key. */
  record DuplicateIntent(String otherClientOrderId, Duration window) implements DenialReason {
    @Override
    public String code() {
      return "DUPLICATE_INTENT";
    }

    @Override
    public String explanation() {
      return "Order %s asked for the same less than %d s ago; set allow_duplicate if both are meant."
          .formatted(otherClientOrderId, window.toSeconds());
    }
  }
}
