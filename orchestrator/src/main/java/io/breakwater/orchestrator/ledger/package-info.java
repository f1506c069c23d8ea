/**
 * What is remembered of a run: what was asked, what was planned, and where each symbol is. Written
 * down before anything is sent, so that a run outlives the process that drives it.
 *
 * <p>A run is driven by whoever holds its claim. At most one run per strategy is under way, and at
 * most one per strategy and trading date is not failed unless it was forced; constraints in the
 * database see to both.
 */
@ApplicationModule(
    allowedDependencies = {"instrument", "strategy", "target", "positions", "signals", "orders"})
@NullMarked
package io.breakwater.orchestrator.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
