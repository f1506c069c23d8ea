package io.breakwater.localstack.venue.book;

import io.breakwater.localstack.venue.order.OrderId;
import io.breakwater.localstack.venue.order.Side;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which orders to list.
 *
 * @param symbols empty for all
 * @param after submitted later than this, null for no bound
 * @param until submitted earlier than this, null for no bound
 * @param afterId accepted after this order, null for no bound
 * @param beforeId accepted before this order, null for no bound
 */
public record OrderQuery(
    Status status,
    Set<String> symbols,
    @Nullable Side side,
    @Nullable Instant after,
    @Nullable Instant until,
    @Nullable OrderId afterId,
    @Nullable OrderId beforeId,
    boolean oldestFirst,
    int limit) {

  /** Which part of their lives the orders are in. */
  public enum Status {
    OPEN,
    CLOSED,
    ALL
  }

  public OrderQuery {
    symbols = Set.copyOf(symbols);
  }
}
