/**
 * What the model thinks: the signals of one strategy for one trading date, as the signal-service
 * generates them, and checked before anything is traded on them.
 */
@ApplicationModule(allowedDependencies = {"instrument", "strategy", "peer", "peer :: http"})
@NullMarked
package io.breakwater.orchestrator.signals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
