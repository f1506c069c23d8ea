/** Alpaca's trading API over the engine and the book. */
@NullMarked
package io.breakwater.localstack.venue.trading.web;

import org.jspecify.annotations.NullMarked;
