package io.breakwater.marketdata.subscription;

import io.breakwater.subscription.Source;

/** The sources of subscriptions, by who may use them. */
public final class Sources {

  /** The form of a source that a client may name: itself, or a run of the orchestrator. */
  public static final String EXPLICIT_FORM = "manual|orchestrator:[A-Za-z0-9._-]{1,51}";

  /** What the gateway holds or works; follows it by itself. */
  static final Source POSITION = new Source("position");

  /** Whoever asked for a quote lately; ends by itself. */
  static final Source QUOTE = new Source("quote");

  private Sources() {}

  static boolean isExplicit(Source source) {
    return !source.equals(POSITION) && !source.equals(QUOTE);
  }
}
