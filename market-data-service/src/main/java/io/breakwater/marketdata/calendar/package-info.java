/**
 * When the market trades: sessions with their bounds, and the two clocks. {@link
 * io.breakwater.marketdata.calendar.MarketHours} answers every such question in this service;
 * {@code web} serves it to the others. Uses no other feature.
 */
@ApplicationModule(
    displayName = "Calendar",
    allowedDependencies = {})
@NullMarked
package io.breakwater.marketdata.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
