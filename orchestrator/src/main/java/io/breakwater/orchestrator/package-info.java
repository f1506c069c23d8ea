/**
 * The orchestrator: runs a strategy from signals to outcome.
 *
 * <p>Each sub-package is one feature. {@code run} is the story; it asks {@code target} what to
 * trade and {@code orders} to trade it. {@code target} asks {@code signals}, {@code positions} and
 * {@code quotes} and leaves the arithmetic to {@code sizing}. What the other services answer is
 * read into records of our own, through {@code peer}.
 */
@NullMarked
package io.breakwater.orchestrator;

import org.jspecify.annotations.NullMarked;
