package io.breakwater.execution.order;

import io.breakwater.execution.broker.BrokerOrderId;
import io.breakwater.execution.broker.ClientOrderId;
import io.breakwater.execution.broker.Side;
import io.breakwater.execution.broker.Symbol;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads orders and fills. Thread-safe. */
public interface OrderBook {

  Optional<Order> find(OrderId id);

  /** Orders that match all of the filter that is set, newest first, one page of them. */
  List<Order> orders(Filter filter, Page page);

  /** Fills that match all of the filter that is set, newest first, one page of them. */
  List<Fill> fills(FillFilter filter, Page page);

  /**
   * The orders to ask the broker after, oldest first: those that it has and has not finished with,
   * as far as we know, those of which it has filled more than we have counted, and those that came
   * to an end before it had told of their exits.
   *
   * @param heardOf left out: news of them is here already
   */
  List<Order> toAskAfter(Set<BrokerOrderId> heardOf, int atMost);

  /**
   * What is null or empty does not narrow.
   *
   * @param exitOf the order whose exits they are
   * @param from market time of writing down, included
   * @param to market time of writing down, not included
   */
  record Filter(
      @Nullable ClientOrderId clientOrderId,
      Set<OrderStatus> statuses,
      Set<Symbol> symbols,
      @Nullable String strategy,
      @Nullable Side side,
      @Nullable OrderId exitOf,
      @Nullable OrderOrigin origin,
      @Nullable Instant from,
      @Nullable Instant to) {

    public Filter {
      statuses = Set.copyOf(statuses);
      symbols = Set.copyOf(symbols);
    }
  }

  /**
   * What is null does not narrow.
   *
   * @param from market time, included
   * @param to market time, not included
   */
  record FillFilter(
      @Nullable OrderId order,
      @Nullable Symbol symbol,
      @Nullable String strategy,
      @Nullable Side side,
      @Nullable Instant from,
      @Nullable Instant to) {}

  /**
   * A stretch of a list.
   *
   * @param after the id of the last one of the page before; null for the first page
   */
  record Page(int limit, @Nullable String after) {}
}
