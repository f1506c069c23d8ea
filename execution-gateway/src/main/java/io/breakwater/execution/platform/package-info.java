/**
 * What the gateway relies on beneath it: a database that keeps what it has confirmed, and a machine
 * on which it is let run.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.breakwater.execution.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
