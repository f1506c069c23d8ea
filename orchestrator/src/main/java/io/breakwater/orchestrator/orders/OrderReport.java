package io.breakwater.orchestrator.orders;

import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * An order as it now stands at the gateway.
 *
 * @param orderId the gateway's own id
 * @param filledQuantity cumulative quantity (FIX tag 14)
 * @param averageFillPrice average price (FIX tag 6); null while nothing is filled
 * @param reason why it was denied, rejected or not sent, or why nothing is known of it; else null
 */
public record OrderReport(
    String orderId,
    ClientOrderId clientOrderId,
    OrderStatus status,
    Quantity filledQuantity,
    @Nullable Price averageFillPrice,
    @Nullable String reason) {}
