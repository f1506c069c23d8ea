package io.breakwater.execution.order;

import io.breakwater.execution.broker.ClientOrderId;
import io.breakwater.execution.broker.ExecutionId;
import io.breakwater.execution.broker.Side;
import io.breakwater.execution.broker.Symbol;
import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One execution of an order of ours, counted.
 *
 * @param corrects the fill in whose place the broker put this one; null for most
 * @param reversedAt when the broker took it back, by its clock; null while it stands
 * @param executedAt market time, by the broker's clock
 * @param recordedAt machine time, by the database's clock
 */
public record Fill(
    long id,
    ExecutionId executionId,
    OrderId orderId,
    ClientOrderId clientOrderId,
    @Nullable String strategy,
    Symbol symbol,
    Side side,
    Quantity quantity,
    Price price,
    Instant executedAt,
    Instant recordedAt,
    @Nullable Long corrects,
    @Nullable Instant reversedAt) {

  /** What it was worth: quantity times price. */
  public Money notional() {
    return price.times(quantity);
  }
}
