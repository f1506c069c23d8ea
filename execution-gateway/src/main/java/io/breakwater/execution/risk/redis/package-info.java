/** Quotes as market-data-service leaves them in Redis. */
@NullMarked
package io.breakwater.execution.risk.redis;

import org.jspecify.annotations.NullMarked;
