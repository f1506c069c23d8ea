/**
 * What can be priced: the {@link io.breakwater.marketdata.instrument.Symbol} of a US share, in the
 * one form that every other feature accepts. Uses no other feature.
 */
@ApplicationModule(
    displayName = "Instrument",
    allowedDependencies = {})
@NullMarked
package io.breakwater.marketdata.instrument;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
