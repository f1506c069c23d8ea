package io.breakwater.localstack.venue.order;

import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import io.breakwater.money.SignedQuantity;
import java.time.Instant;
import java.util.UUID;

/**
 * One execution of an order.
 *
 * @param executionId unique for ever (FIX tag 17)
 * @param cumulativeQuantity filled of the order, this fill included
 * @param leavesQuantity still to fill after it
 * @param positionAfter the account's position in the symbol after it
 */
public record Fill(
    UUID executionId,
    OrderId orderId,
    String symbol,
    Side side,
    Quantity quantity,
    Price price,
    Quantity cumulativeQuantity,
    Quantity leavesQuantity,
    SignedQuantity positionAfter,
    Instant at) {

  /** Whether it completed the order. */
  public boolean isLast() {
    return leavesQuantity.isZero();
  }
}
