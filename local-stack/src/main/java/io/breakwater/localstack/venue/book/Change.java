package io.breakwater.localstack.venue.book;

import io.breakwater.localstack.venue.account.Portfolio;
import io.breakwater.localstack.venue.order.Fill;
import io.breakwater.localstack.venue.order.Order;
import java.util.List;

/**
 * What belongs together in one transaction.
 *
 * @param placed orders that are new, as they stand after it
 * @param updated orders known before, as they stand after it
 * @param portfolio cash and positions after it
 */
public record Change(
    List<Order> placed, List<Order> updated, List<Fill> fills, Portfolio portfolio) {
  public Change {
    placed = List.copyOf(placed);
    updated = List.copyOf(updated);
    fills = List.copyOf(fills);
  }
}
