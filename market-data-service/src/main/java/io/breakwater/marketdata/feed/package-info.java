/**
 * Everything that the data vendor sends. {@link io.breakwater.marketdata.feed.Feed} keeps one
 * streaming connection alive, in one process at a time, with what the subscriptions want; {@code
 * alpaca} speaks Alpaca's data stream and REST, and answers what the other features ask of a
 * vendor.
 */
@ApplicationModule(
    displayName = "Feed",
    allowedDependencies = {"instrument", "calendar", "subscription", "quote", "bar"})
@NullMarked
package io.breakwater.marketdata.feed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
