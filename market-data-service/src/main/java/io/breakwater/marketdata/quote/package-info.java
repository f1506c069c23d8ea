/**
 * The best bid and ask per symbol. What the vendor sends passes the {@link
 * io.breakwater.marketdata.quote.QuoteRules} or is dropped and counted; the newest usable quote
 * stands on the {@link io.breakwater.marketdata.quote.QuoteBoard} and is published to Redis, where
 * other services read it; {@link io.breakwater.marketdata.quote.FindQuotes} answers over REST, asks
 * the vendor where nothing fresh is at hand, and keeps what was asked for subscribed for a while.
 */
@ApplicationModule(
    displayName = "Quote",
    allowedDependencies = {"instrument", "calendar", "subscription"})
@NullMarked
package io.breakwater.marketdata.quote;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
