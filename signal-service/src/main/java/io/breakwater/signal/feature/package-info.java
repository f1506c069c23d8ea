/**
 * Features: the 158 numbers that Qlib's Alpha158 computes for each symbol and session from daily
 * bars.
 *
 * <p>{@link io.breakwater.signal.feature.BuildFeatures} fetches bars of many symbols at once and
 * lays them out as {@link io.breakwater.signal.feature.BarHistory}, one row per session; {@link
 * io.breakwater.signal.feature.Alpha158} turns histories into a {@link
 * io.breakwater.signal.feature.FeatureTable}. Features are statistics, not money: from here on
 * prices are doubles, and no amount is ever computed from them.
 */
@ApplicationModule(allowedDependencies = "marketdata")
@NullMarked
package io.breakwater.signal.feature;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
