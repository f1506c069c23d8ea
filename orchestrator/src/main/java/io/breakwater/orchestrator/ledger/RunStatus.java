package io.breakwater.orchestrator.ledger;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Where a run is in its life. {@code FAILED} says that no order was sent; after one was, a run that
 * did not do all it planned is {@code PARTIAL}.
 */
public enum RunStatus {
  /** Asked for; what to trade is not yet known. */
  CREATED,
  /** What to trade is known and written down; nothing is sent. */
  TARGETED,
  /** Orders are being sent. */
  ORDERING,
  /** All orders are sent; their outcomes are awaited. */
  WAITING,
  /** Every symbol is where it should be. */
  COMPLETED,
  /** Ended, and at least one symbol is not where it should be: its leg says why. */
  PARTIAL,
  /** Ended before any order was sent. */
  FAILED;

  public boolean isFinal() {
    return successors().isEmpty();
  }

  public boolean mayBecome(RunStatus next) {
    return successors().contains(next);
  }

  /** The spelling on the wire and in the database. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static RunStatus ofWireName(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }

  private Set<RunStatus> successors() {
    return switch (this) {
      case CREATED -> EnumSet.of(TARGETED, FAILED);
      case TARGETED -> EnumSet.of(ORDERING);
      case ORDERING -> EnumSet.of(WAITING);
      case WAITING -> EnumSet.of(COMPLETED, PARTIAL);
      case COMPLETED, PARTIAL, FAILED -> EnumSet.noneOf(RunStatus.class);
    };
  }
}
