/**
 * Quotes from Redis, where the market-data-service keeps the latest of each symbol: the fast path,
 * and nothing that anything depends on.
 */
@NullMarked
package io.breakwater.orchestrator.quotes.redis;

import org.jspecify.annotations.NullMarked;
