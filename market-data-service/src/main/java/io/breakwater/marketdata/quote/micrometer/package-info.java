/** Counts of quotes as metrics. */
@NullMarked
package io.breakwater.marketdata.quote.micrometer;

import org.jspecify.annotations.NullMarked;
