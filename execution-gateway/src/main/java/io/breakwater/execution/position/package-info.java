/**
 * What is held and what it is worth: {@link io.breakwater.execution.position.Position} is the fold
 * by average cost of entries that never change, booked by {@link
 * io.breakwater.execution.position.BookEntry} in the transaction that counts a fill or takes it
 * back. {@link io.breakwater.execution.position.ShowPositions} values it at the last quotes, {@link
 * io.breakwater.execution.position.ShowProfit} tells what the day brought so far, and {@link
 * io.breakwater.execution.position.ShowPerformance} what each day did. Kept for the account as a
 * whole and for each strategy by the fills of its own orders.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"order", "broker", "risk", "audit", "csv"})
package io.breakwater.execution.position;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
