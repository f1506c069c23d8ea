/** Closing prices from the market data service. */
@NullMarked
package io.breakwater.execution.position.http;

import org.jspecify.annotations.NullMarked;
