package io.breakwater.orchestrator.run.web;

import io.breakwater.orchestrator.ledger.RunPage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some runs, newest first, on the wire.
 *
 * @param nextCursor to be given as {@code cursor} for older ones; null if there are none
 */
record RunPageView(List<RunView> runs, @Nullable String nextCursor) {

  static RunPageView of(RunPage page) {
    Long next = page.next();
    return new RunPageView(
        page.runs().stream().map(RunView::of).toList(), next == null ? null : next.toString());
  }
}
