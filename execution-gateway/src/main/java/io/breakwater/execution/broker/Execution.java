package io.breakwater.execution.broker;

import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.time.Instant;

/**
 * One execution of an order, as the broker reports it, its bounds checked.
 *
 * @param id the broker's, or one derived from the rest where it named none
 * @param derivedId whether the id was derived: the broker's own may still come
 * @param quantity of this execution, above zero
 * @param cumulative filled in all once this execution is counted
 * @param at by the broker's clock
 */
public record Execution(
    ExecutionId id,
    boolean derivedId,
    BrokerOrderId brokerOrderId,
    Symbol symbol,
    Side side,
    Quantity quantity,
    Price price,
    Quantity cumulative,
    Instant at) {

  public Execution {
    if (quantity.isZero()) {
      throw new IllegalArgumentException("an execution's quantity must be above 0, was 0");
    }
    if (cumulative.compareTo(quantity) < 0) {
      throw new IllegalArgumentException(
          "cumulative must be at least quantity=%s, was %s".formatted(quantity, cumulative));
    }
  }
}
