/** Quotes in Redis: one key per symbol with a time to live, and one channel per symbol. */
@NullMarked
package io.breakwater.marketdata.quote.redis;

import org.jspecify.annotations.NullMarked;
