/**
 * What the other services have in common when asked over HTTP: they answer, they refuse with a
 * stable code, or they cannot be reached. Each feature keeps its own records of what it reads.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.breakwater.orchestrator.peer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
