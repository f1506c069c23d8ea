/**
 * What a strategy should hold and what it must trade to get there: the plan of a run. One signal
 * set, one read of the positions and one price per symbol go in; one leg per symbol comes out, with
 * its change or with the reason why it is not traded.
 */
@ApplicationModule(
    allowedDependencies = {
      "instrument",
      "strategy",
      "sizing",
      "signals",
      "positions",
      "quotes",
      "peer"
    })
@NullMarked
package io.breakwater.orchestrator.target;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
