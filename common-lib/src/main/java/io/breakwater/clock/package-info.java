/**
 * The two times that Breakwater tells apart: market time, which the market's clock shows, and
 * machine time, which waiting is measured in.
 *
 * <p>{@link io.breakwater.clock.MarketClock} has both. In production they are one; on one machine a
 * {@link io.breakwater.clock.ReplaySetting} makes market time replay history.
 *
 * <p>Uses {@code calendar}.
 */
@NullMarked
package io.breakwater.clock;

import org.jspecify.annotations.NullMarked;
