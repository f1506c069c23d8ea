package io.breakwater.execution.broker;

import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An order as the broker describes it, its bounds checked.
 *
 * @param type the broker's word; also one that we do not send
 * @param quantity null for an order by amount of money
 * @param statusText the broker's own word for the status
 * @param filledQuantity cumulative
 * @param averageFillPrice null while nothing is filled
 * @param updatedAt by the broker's clock: compared only with its own other times
 */
public record BrokerOrder(
    BrokerOrderId id,
    ClientOrderId clientOrderId,
    Symbol symbol,
    Side side,
    String type,
    @Nullable Quantity quantity,
    @Nullable Price limitPrice,
    BrokerOrderStatus status,
    String statusText,
    Quantity filledQuantity,
    @Nullable Price averageFillPrice,
    Instant updatedAt) {

  /**
   * Whether this is the order that was asked for. Time in force is left out, because a broker may
   * answer with another than it was given; the money is in the rest.
   */
  public boolean isWhatWasAskedFor(OrderTerms terms) {
    return symbol.equals(terms.symbol())
        && side == terms.side()
        && type.equalsIgnoreCase(terms.type().name())
        && terms.quantity().equals(quantity)
        && Objects.equals(limitPrice, terms.limitPrice());
  }
}
