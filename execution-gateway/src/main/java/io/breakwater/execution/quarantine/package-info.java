/**
 * Keeps symbols from trading while our books and the broker's differ about them: opened by whoever
 * finds a difference, closed by whoever finds that there is none any more, or released by an
 * operator who accepts it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"order", "risk", "broker", "audit"})
package io.breakwater.execution.quarantine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
