/** Alpaca's {@code /stream}: trade updates to every client that authenticated and listens. */
@NullMarked
package io.breakwater.localstack.venue.trading.stream;

import org.jspecify.annotations.NullMarked;
