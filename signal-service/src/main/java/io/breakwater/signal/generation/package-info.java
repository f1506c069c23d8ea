/**
 * Generation: scores become signals, ranks and portfolio weights, and are kept.
 *
 * <p>{@link io.breakwater.signal.generation.GenerateSignals} is the use case; {@link
 * io.breakwater.signal.generation.SignalGenerator} the rule from scores to weights; {@link
 * io.breakwater.signal.generation.SignalSets} where the sets are kept.
 */
@ApplicationModule(allowedDependencies = {"feature", "marketdata", "model"})
@NullMarked
package io.breakwater.signal.generation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
