package io.breakwater.execution.order;

import io.breakwater.execution.broker.Side;
import io.breakwater.execution.broker.Symbol;
import io.breakwater.execution.order.OrderBook.Filter;
import io.breakwater.execution.order.OrderBook.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The use case "cancel all": order by order, each as if it alone were asked for, so that one that
 * nobody knows the fate of is looked up first, and what became of each is told. Passes in every
 * trading state. Thread-safe.
 */
public final class CancelOrders {
  private static final Logger LOG = LoggerFactory.getLogger(CancelOrders.class);

  /** Most orders of one request; whoever has more asks again. */
  private static final int MOST = 500;

  private static final int AT_ONCE = 4;

  private final OrderBook book;
  private final CancelOrder cancelOrder;

  public CancelOrders(OrderBook book, CancelOrder cancelOrder) {
    this.book = book;
    this.cancelOrder = cancelOrder;
  }

  /**
   * Asks the broker to cancel every open order that matches.
   *
   * @param actor who wants it, from the credential
   */
  public Report cancel(Matching matching, String actor) {
    List<Order> found = book.orders(matching.toFilter(), new Page(MOST + 1, null));
    List<Order> orders = found.subList(0, Math.min(found.size(), MOST));
    return new Report(cancelEach(orders, actor), found.size() > MOST);
  }

  private List<Result> cancelEach(List<Order> orders, String actor) {
    var slots = new Semaphore(AT_ONCE);
    List<Future<Result>> asked = new ArrayList<>();
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Order order : orders) {
        asked.add(
            workers.submit(() -> {
              slots.acquire();
              try {
                return cancelOne(order, actor);
              } finally {
                slots.release();
              }
            }));
      }
    }
    return asked.stream().map(Future::resultNow).toList();
  }

  private Result cancelOne(Order order, String actor) {
    try {
      return new Result(order, cancelOrder.cancel(order.id(), actor));
    } catch (RuntimeException e) {
      // One order's trouble is not the others': what can be canceled must be.
      LOG.atWarn().addKeyValue("orderId", order.id()).setCause(e).log("cancel not settled");
      return new Result(order, null);
    }
  }

  /** Open orders to cancel. What is null does not narrow. */
  public record Matching(@Nullable Symbol symbol, @Nullable String strategy, @Nullable Side side) {

    private Filter toFilter() {
      return new Filter(
          null,
          OrderStatus.open(),
          symbol == null ? Set.of() : Set.of(symbol),
          strategy,
          side,
          null,
          null,
          null,
          null);
    }
  }

  /**
   * What became of each.
   *
   * @param more whether there were more orders than one request cancels
   */
  public record Report(List<Result> results, boolean more) {

    public Report {
      results = List.copyOf(results);
    }
  }

  /**
   * What became of one.
   *
   * @param order as it stood before
   * @param outcome null where it could not be recorded: ask again
   */
  public record Result(Order order, @Nullable CancelOutcome outcome) {}
}
