/**
 * A run: one strategy, one trading date, from signals to outcome. It is a persisted state machine:
 * created before anything is sent, driven step by step by whoever holds its claim, and taken over by
 * another instance where that one dies. Whatever is repeated then is repeated under the same client
 * order ids, so that nothing is traded twice.
 *
 * <p>{@code StartRun} begins one, {@code AdvanceRun} is the state machine, {@code RunDriver} keeps it
 * going, {@code RunLedger} remembers it.
 */
@ApplicationModule(
    allowedDependencies = {
      "instrument",
      "strategy",
      "target",
      "signals",
      "positions",
      "quotes",
      "orders",
      "peer"
    })
@NullMarked
package io.breakwater.orchestrator.run;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
