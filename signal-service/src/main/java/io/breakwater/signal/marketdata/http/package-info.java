/** Bars from the market-data service, over REST. */
@NullMarked
package io.breakwater.signal.marketdata.http;

import org.jspecify.annotations.NullMarked;
