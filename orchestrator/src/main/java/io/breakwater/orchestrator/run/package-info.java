/**
 * Running a strategy: signals to targets to orders to outcome. A run is a state machine that is
 * taken step by step; whatever is repeated after a crash is repeated under the same client order
 * ids, so that nothing is traded twice.
 *
 * <p>{@code StartRun} begins one, {@code AdvanceRun} is the state machine with {@code PlanStep},
 * {@code OrderStep} and {@code OutcomeStep} in this order, {@code RunDriver} keeps it going.
 */
@ApplicationModule(
    allowedDependencies = {
      "instrument",
      "strategy",
      "ledger",
      "target",
      "signals",
      "positions",
      "orders",
      "peer"
    })
@NullMarked
package io.breakwater.orchestrator.run;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
