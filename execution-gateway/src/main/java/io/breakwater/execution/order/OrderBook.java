package io.breakwater.execution.order;

import io.breakwater.execution.broker.ClientOrderId;
import io.breakwater.execution.broker.Symbol;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads orders and fills. Thread-safe. */
public interface OrderBook {

  Optional<Order> find(OrderId id);

  /** Orders that match all of the filter that is set, newest first, one page of them. */
  List<Order> orders(Filter filter, Page page);

  /** Fills, newest first, one page of them. */
  List<Fill> fills(@Nullable OrderId order, @Nullable Symbol symbol, Page page);

  /** The orders that the broker has and has not finished with, as far as we know, oldest first. */
  List<Order> working(int atMost);

  /** What is null does not narrow. */
  record Filter(
      @Nullable ClientOrderId clientOrderId,
      @Nullable OrderStatus status,
      @Nullable Symbol symbol,
      @Nullable String strategy) {}

  /**
   * A stretch of a list.
   *
   * @param after the id of the last one of the page before; null for the first page
   */
  record Page(int limit, @Nullable String after) {}
}
