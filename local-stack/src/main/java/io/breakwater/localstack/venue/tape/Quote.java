package io.breakwater.localstack.venue.tape;

import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.time.Instant;

/**
 * The best bid and ask of one symbol, in force for the market second that begins at {@code at}.
 *
 * @param last the simulated price that the two surround
 * @param bidSize shares, a multiple of 100
 * @param askSize shares, a multiple of 100
 */
public record Quote(
    String symbol,
    Instant at,
    Price last,
    Price bid,
    Quantity bidSize,
    Price ask,
    Quantity askSize) {}
