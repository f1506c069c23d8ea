/**
 * Who trades, named: the strategy whose model gives the signals and whose own positions a run
 * changes.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.breakwater.orchestrator.strategy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
