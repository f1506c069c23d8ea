package io.breakwater.execution.reconciliation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A comparison of the books, as it is kept.
 *
 * @param requestedBy null where nobody asked for it
 * @param failure why it came to nothing; null unless it did
 * @param at market time, when it was asked for or began
 * @param recordedAt machine time, when it was written down
 * @param tally how many differences there were; of very many, not all are kept
 */
public record Report(
    long id,
    PassKind kind,
    State state,
    @Nullable String requestedBy,
    @Nullable String failure,
    Instant at,
    Instant recordedAt,
    int ordersCompared,
    int symbolsCompared,
    Tally tally,
    List<Difference> differences) {

  /** How a comparison stands. */
  public enum State {
    /** Not begun, or not ended. */
    REQUESTED,
    /** The books agreed. */
    CLEAN,
    /** They agree now, or wait for what may be on its way. */
    HEALED,
    /** They do not: some symbol may not be traded, or an operator has accepted the difference. */
    DIFFERS,
    /** The broker could not be asked. */
    FAILED;

    /** What it is once it has ended. */
    public static State of(Tally tally) {
      if (tally.quarantined() + tally.released() > 0) {
        return DIFFERS;
      }
      return tally.found() == 0 ? CLEAN : HEALED;
    }
  }

  /** How many differences came to what. */
  public record Tally(
      int found, int healed, int adopted, int waiting, int quarantined, int released) {
    public static Tally of(Findings findings) {
      return new Tally(
          findings.differences().size(),
          findings.count(Difference.Resolution.HEALED),
          findings.count(Difference.Resolution.ADOPTED),
          findings.count(Difference.Resolution.WAITING),
          findings.count(Difference.Resolution.QUARANTINED),
          findings.count(Difference.Resolution.RELEASED));
    }
  }

  public Report {
    differences = List.copyOf(differences);
  }
}
