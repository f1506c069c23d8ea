package io.breakwater.execution.order;

import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.ClientOrderId;
import io.breakwater.execution.broker.OrderInstruction;
import io.breakwater.execution.broker.OrderTerms;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order as we know it.
 *
 * @param strategy whose order it is; null where it belongs to none
 * @param replaces the order in whose place it is to stand; null for one that stands for itself
 * @param exitOf the order whose exit it is: such an order is the broker's own, and was not sent
 * @param createdAt market time, as is updatedAt
 */
public record Order(
    OrderId id,
    ClientOrderId clientOrderId,
    @Nullable String strategy,
    OrderTerms terms,
    @Nullable Replaces replaces,
    @Nullable OrderId exitOf,
    OrderProgress progress,
    Instant createdAt,
    Instant updatedAt) {

  public OrderStatus status() {
    return progress.status();
  }

  /** Whether what the broker describes can be this order. */
  public boolean isDescribedBy(BrokerOrder report) {
    if (exitOf != null) {
      return report.id().equals(progress.brokerOrderId());
    }
    return replaces == null ? report.isWhatWasAskedFor(terms) : report.isReplacementAskedFor(terms);
  }

  /** Whether more is filled than was ordered. */
  public boolean isOverfilled() {
    return terms.amount().isExceededBy(progress.filled(), progress.filledNotional());
  }

  public OrderInstruction instruction() {
    return new OrderInstruction(clientOrderId, terms);
  }

  public Order with(OrderProgress later, Instant at) {
    return new Order(id, clientOrderId, strategy, terms, replaces, exitOf, later, createdAt, at);
  }
}
