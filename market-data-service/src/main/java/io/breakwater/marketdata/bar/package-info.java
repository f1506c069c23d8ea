/**
 * Daily bars, kept in PostgreSQL: {@link io.breakwater.marketdata.bar.BackfillBars} fetches from
 * the vendor what a question or the daily round finds missing and records which dates are covered;
 * {@link io.breakwater.marketdata.bar.FindBars} answers with bars of completed sessions only;
 * {@link io.breakwater.marketdata.bar.AverageDailyVolume} is computed from them.
 */
@ApplicationModule(
    displayName = "Bar",
    allowedDependencies = {"instrument", "calendar"})
@NullMarked
package io.breakwater.marketdata.bar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
