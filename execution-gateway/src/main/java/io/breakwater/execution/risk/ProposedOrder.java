package io.breakwater.execution.risk;

import io.breakwater.money.Price;
import io.breakwater.money.SignedQuantity;
import org.jspecify.annotations.Nullable;

/**
 * What the gates see of an order.
 *
 * @param strategy null where the order belongs to none
 * @param change of the position once all of it is filled, a sell is negative; of an order by money
 *     what it may come to, and null where no price says
 * @param limitPrice null for an order at the market
 * @param needsOpenMarket whether it makes sense only during a session
 * @param intent the same for two orders that ask for the same
 * @param duplicateAllowed whether the caller said that a second order like a recent one is meant
 */
public record ProposedOrder(
    String clientOrderId,
    @Nullable String strategy,
    String symbol,
    @Nullable SignedQuantity change,
    @Nullable Price limitPrice,
    boolean needsOpenMarket,
    String intent,
    boolean duplicateAllowed) {}
