package io.breakwater.execution.order;

import io.breakwater.execution.broker.Broker;
import io.breakwater.execution.broker.Side;
import io.breakwater.execution.broker.Symbol;
import io.breakwater.execution.order.OrderBook.Filter;
import io.breakwater.execution.order.OrderBook.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The use case "cancel all": writes all of it down, then asks the broker order by order, each as if
 * it alone were asked for, and tells what became of each. A gateway that dies in between forgets
 * none. Passes in every trading state. Thread-safe.
 */
public final class CancelOrders {
  private static final Logger LOG = LoggerFactory.getLogger(CancelOrders.class);

  /** Most orders of one request; whoever has more asks again. */
  private static final int MOST = 500;

  /** Short transactions, so that none of them comes near the order path's limit of a second. */
  private static final int WRITTEN_AT_ONCE = 50;

  private static final int ASKED_AT_ONCE = 4;

  private final OrderBook book;
  private final CancelRequests requests;
  private final AskToCancel broker;

  public CancelOrders(
      OrderBook book, CancelRequests requests, Broker broker, BookExecutions executions) {
    this.book = book;
    this.requests = requests;
    this.broker = new AskToCancel(book, requests, broker, executions);
  }

  /**
   * Has every open order that matches canceled.
   *
   * @param actor who wants it, from the credential
   */
  public Report cancel(Matching matching, String actor) {
    List<Order> found = book.orders(matching.toFilter(), new Page(MOST + 1, null));
    List<Order> orders = found.subList(0, Math.min(found.size(), MOST));
    return new Report(askForEach(orders, recordAll(orders, actor)), found.size() > MOST);
  }

  /** As they stand once that is written down; without those of which it could not be. */
  private Map<OrderId, Order> recordAll(List<Order> orders, String actor) {
    Map<OrderId, Order> recorded = new HashMap<>();
    for (int from = 0; from < orders.size(); from += WRITTEN_AT_ONCE) {
      List<Order> some = orders.subList(from, Math.min(from + WRITTEN_AT_ONCE, orders.size()));
      recordReady(some, actor).forEach(order -> recorded.put(order.id(), order));
    }
    for (Order order : orders) {
      if (!recorded.containsKey(order.id())) {
        recordAlone(order, actor).ifPresent(now -> recorded.put(now.id(), now));
      }
    }
    return recorded;
  }

  private List<Order> recordReady(List<Order> orders, String actor) {
    try {
      return requests.recordReady(orders.stream().map(Order::id).toList(), actor);
    } catch (RuntimeException e) {
      // They are tried one by one next, which tells of each what came of it.
      LOG.atWarn().setCause(e).log("cancels not written down together");
      return List.of();
    }
  }

  private Optional<Order> recordAlone(Order order, String actor) {
    try {
      return Optional.of(requests.record(order, actor));
    } catch (RuntimeException e) {
      // One order's trouble is not the others': what can be canceled must be.
      LOG.atWarn().addKeyValue("orderId", order.id()).setCause(e).log("cancel not written down");
      return Optional.empty();
    }
  }

  private List<Result> askForEach(List<Order> orders, Map<OrderId, Order> recorded) {
    var slots = new Semaphore(ASKED_AT_ONCE);
    List<Future<Result>> asked = new ArrayList<>();
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Order order : orders) {
        asked.add(workers.submit(() -> askFor(order, recorded.get(order.id()), slots)));
      }
    }
    return asked.stream().map(Future::resultNow).toList();
  }

  private Result askFor(Order before, @Nullable Order recorded, Semaphore slots)
      throws InterruptedException {
    if (recorded == null) {
      return new Result(before, null);
    }
    slots.acquire();
    try {
      return new Result(before, broker.ask(recorded));
    } finally {
      slots.release();
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
   * @param outcome null where the request could not be written down: ask again
   */
  public record Result(Order order, @Nullable CancelOutcome outcome) {}
}
