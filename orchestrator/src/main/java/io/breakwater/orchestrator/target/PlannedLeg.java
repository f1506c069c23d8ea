package io.breakwater.orchestrator.target;

import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import io.breakwater.money.SignedQuantity;
import io.breakwater.orchestrator.instrument.Symbol;
import io.breakwater.orchestrator.positions.Position;
import io.breakwater.orchestrator.signals.Signal;
import org.jspecify.annotations.Nullable;

/**
 * The part of a plan that concerns one symbol.
 *
 * @param signal null if the symbol has no weight; then its target is 0
 * @param excludedReason why the signal-service gave it no score; null if it did
 * @param price the mid it was sized at; null if it has no price
 * @param target the position to hold; null if the leg is skipped
 * @param change what is to be traded, zero if nothing is; null if the leg is skipped
 * @param closing how much of the change first closes what the account holds the other way, in an
 *     order of its own; zero if one order does it
 * @param skipReason why the symbol is not traded; null if it is
 */
public record PlannedLeg(
    Symbol symbol,
    @Nullable Signal signal,
    @Nullable String excludedReason,
    Position position,
    @Nullable Price price,
    @Nullable SignedQuantity target,
    @Nullable SignedQuantity change,
    Quantity closing,
    @Nullable SkipReason skipReason) {}
