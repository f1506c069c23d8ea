/**
 * What a strategy holds and has on its way, as the execution-gateway keeps it: always one read, so
 * that no fill is counted on both sides or on none.
 */
@ApplicationModule(allowedDependencies = {"instrument", "strategy", "peer", "peer :: http"})
@NullMarked
package io.breakwater.orchestrator.positions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
