package io.breakwater.execution.broker.alpaca;

import java.util.Locale;

/** What a request is for, which decides how much of the rate budget it may use. */
enum Lane {
  /** Orders, and questions that can wait: not the part that is kept for the next two lanes. */
  ORDINARY,
  /** Cancels and lookups of single orders: all of the budget. */
  KEPT,
  /** What stops trading: counted, and never held back. */
  STOP;

  /** The name in metrics. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
