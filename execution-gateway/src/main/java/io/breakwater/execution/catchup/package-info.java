/**
 * Asks the broker for what was not heard: how orders stand, and executions since the last that was
 * fetched.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"order", "broker"})
package io.breakwater.execution.catchup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
