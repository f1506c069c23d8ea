package io.breakwater.orchestrator.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some runs, newest first.
 *
 * @param next the number to go on before; null if there are no more
 */
public record RunPage(List<Run> runs, @Nullable Long next) {

  public RunPage {
    runs = List.copyOf(runs);
  }
}
