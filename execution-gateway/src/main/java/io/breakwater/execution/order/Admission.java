package io.breakwater.execution.order;

import io.breakwater.execution.risk.DenialReason;

/** What transaction T1 came to. */
public sealed interface Admission {

  /** The order is written down as SENDING: it may be sent, once, by who holds this. */
  record Recorded(Order order) implements Admission {}

  /** There is an order under this client order id already. */
  record Known(Order order, boolean asksForTheSame) implements Admission {}

  /** A gate refused it; the order is written down as DENIED. */
  record Denied(Order order, DenialReason reason) implements Admission {}

  /** It asks to replace an order that cannot be replaced, or not now. Nothing is written down. */
  record NotReplaceable(Order order) implements Admission {}

  /** What a gate judges by could not be read. Nothing is written down. */
  record NotNow(String check, String why, String code) implements Admission {}
}
