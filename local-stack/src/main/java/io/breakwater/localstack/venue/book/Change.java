package io.breakwater.localstack.venue.book;

import io.breakwater.localstack.venue.account.Portfolio;
import io.breakwater.localstack.venue.order.Fill;
import io.breakwater.localstack.venue.order.Order;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What belongs together in one transaction.
 *
 * @param placed orders that are new, as they stand after it
 * @param updated orders known before, as they stand after it
 * @param takenBack fills known before that no longer count
 * @param portfolio cash and positions after it
 */
public record Change(
    List<Order> placed,
    List<Order> updated,
    List<Fill> fills,
    List<Fill> takenBack,
    Portfolio portfolio) {
  public Change {
    placed = List.copyOf(placed);
    updated = List.copyOf(updated);
    fills = List.copyOf(fills);
    takenBack = List.copyOf(takenBack);
  }

  public Change(List<Order> placed, List<Order> updated, List<Fill> fills, Portfolio portfolio) {
    this(placed, updated, fills, List.of(), portfolio);
  }

  /** The symbols whose position it moves. */
  public Set<String> symbols() {
    return Stream.concat(fills.stream(), takenBack.stream())
        .map(Fill::symbol)
        .collect(Collectors.toUnmodifiableSet());
  }
}
