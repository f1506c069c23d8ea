package io.breakwater.execution.reconciliation;

import io.breakwater.execution.reconciliation.Difference.Resolution;
import java.time.Instant;
import java.util.List;

/**
 * What one comparison of the books came to.
 *
 * @param at market time, when it began
 */
public record Findings(
    PassKind kind,
    Instant at,
    int ordersCompared,
    int symbolsCompared,
    List<Difference> differences) {

  public Findings {
    differences = List.copyOf(differences);
  }

  /** How many differences came to that. */
  public int count(Resolution resolution) {
    return (int)
        differences.stream().filter(difference -> difference.resolution() == resolution).count();
  }
}
