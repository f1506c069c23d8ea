package io.breakwater.execution.risk;

/** One gate. Decides from what it is given and does no input or output. Thread-safe. */
public interface PreTradeCheck {
  Verdict check(ProposedOrder order, Facts facts);
}
