package io.breakwater.execution.broker;

import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as the broker describes it, its bounds checked.
 *
 * @param statusText the broker's own word for the status
 * @param filledQuantity cumulative
 * @param averageFillPrice null while nothing is filled
 * @param updatedAt by the broker's clock: compared only with its own other times
 * @param legs its exits, each an order of its own; empty also where the broker does not tell
 */
public record BrokerOrder(
    BrokerOrderId id,
    ClientOrderId clientOrderId,
    BrokerTerms terms,
    BrokerOrderStatus status,
    String statusText,
    Quantity filledQuantity,
    @Nullable Price averageFillPrice,
    Instant updatedAt,
    List<BrokerOrder> legs) {

  public BrokerOrder {
    legs = List.copyOf(legs);
  }

  public Symbol symbol() {
    return terms.symbol();
  }

  public Side side() {
    return terms.side();
  }

  /** Whether this is the order that was asked for. */
  public boolean isWhatWasAskedFor(OrderTerms asked) {
    return terms.isWhatWasAskedFor(asked);
  }

  /** Whether this is the replacement that was asked for, perhaps what was left of it. */
  public boolean isReplacementAskedFor(OrderTerms asked) {
    return terms.isReplacementAskedFor(asked);
  }
}
