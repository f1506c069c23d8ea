package io.breakwater.execution.broker;

import java.util.Optional;

/**
 * How many orders the broker may still be sent. A token is taken before an order is written down,
 * so that none is written that then may not leave. Thread-safe.
 */
public interface SendBudget {

  /** The right to hand over one order now; empty where the broker would be asked for too much. */
  Optional<Token> take();

  /** The right to one call. */
  @FunctionalInterface
  interface Token {

    /** Says that the call was not made. */
    void giveBack();
  }
}
