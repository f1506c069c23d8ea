/**
 * The embedded venue: a broker and a data vendor in one process of its own, that speaks Alpaca's
 * trading and market-data API and fills orders against replayed daily bars.
 *
 * <p>{@code bar} holds the days, {@code hours} says when the market is open, {@code tape} the
 * prices within a day, {@code order} and {@code account} what is traded, {@code matching} the fill
 * rules, {@code book} the durable record, {@code trading} the engine and its API; {@code wire} is
 * how Alpaca talks, and {@code fault} what the venue does wrong when a test asks for it.
 */
@NullMarked
package io.breakwater.localstack.venue;

import org.jspecify.annotations.NullMarked;
