package io.breakwater.localstack.venue.book;

import io.breakwater.localstack.venue.order.OrderId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which fills to list.
 *
 * @param orderId of this order, null for all
 * @param from at or after this, null for no bound
 * @param after later than this, null for no bound
 * @param until earlier than this, null for no bound
 * @param beyond behind this execution, in the direction asked for; null to begin at the front
 */
public record FillQuery(
    @Nullable OrderId orderId,
    @Nullable Instant from,
    @Nullable Instant after,
    @Nullable Instant until,
    @Nullable UUID beyond,
    boolean oldestFirst,
    int limit) {}
