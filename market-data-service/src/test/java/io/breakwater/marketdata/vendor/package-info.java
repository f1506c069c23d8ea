/**
 * A small data vendor for tests, written from Alpaca's documentation and not from our adapters:
 * REST and stream on one port, with switches for whatever can go wrong.
 */
@NullMarked
package io.breakwater.marketdata.vendor;

import org.jspecify.annotations.NullMarked;
