/**
 * Splits a parent order over time.
 *
 * <p>{@link io.breakwater.slicing.TwapSlicer} makes a {@link io.breakwater.slicing.TwapSchedule}:
 * exact in its sum, even in size and in spacing, and refused where that cannot be.
 *
 * <p>Uses {@code money}.
 */
@NullMarked
package io.breakwater.slicing;

import org.jspecify.annotations.NullMarked;
