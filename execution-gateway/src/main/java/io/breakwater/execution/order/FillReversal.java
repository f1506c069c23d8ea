package io.breakwater.execution.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A counted fill that the broker took back.
 *
 * @param replacement the fill that stands in its place; null for a bust
 * @param at market time, by the broker's clock
 */
public record FillReversal(Fill reversed, @Nullable Fill replacement, Instant at) {}
