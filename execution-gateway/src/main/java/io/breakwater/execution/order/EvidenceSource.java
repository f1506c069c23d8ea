package io.breakwater.execution.order;

import java.util.Locale;

/** Where we learned something about an order. */
public enum EvidenceSource {
  /** The answer to our send. */
  SUBMIT,
  /** The broker's stream of trade updates. */
  STREAM,
  /** The broker's answer to our question. */
  POLL,
  /** The broker's answer to a question that a webhook made us ask; never the webhook itself. */
  WEBHOOK,
  /** A request of a caller. */
  OPERATOR,
  /** A rule of our own. */
  GATEWAY;

  /** The name in rows and answers. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
