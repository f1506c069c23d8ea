package io.breakwater.execution.order;

import io.breakwater.execution.broker.BrokerOrderId;
import java.util.Objects;

/** The order in whose place another is to stand. */
public record Replaces(OrderId order, BrokerOrderId brokerOrderId) {

  /** In the place of one that the broker has. */
  public static Replaces of(Order replaced) {
    return new Replaces(replaced.id(), Objects.requireNonNull(replaced.progress().brokerOrderId()));
  }
}
