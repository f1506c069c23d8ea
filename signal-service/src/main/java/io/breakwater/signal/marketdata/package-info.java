/**
 * Where daily bars come from: the port {@link io.breakwater.signal.marketdata.BarSource} and the
 * bars as this service reads them, and {@link io.breakwater.signal.marketdata.BarCalendar} of which
 * sessions there can be one. The adapter in {@code http} asks the market-data service.
 *
 * <p>Prices stay exact here; they become doubles in the feature package and nowhere else.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.breakwater.signal.marketdata;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
