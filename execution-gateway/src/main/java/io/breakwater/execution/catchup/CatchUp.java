package io.breakwater.execution.catchup;

import io.breakwater.execution.broker.Broker;
import io.breakwater.execution.broker.BrokerBook;
import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.BrokerOrderId;
import io.breakwater.execution.broker.ClientOrderId;
import io.breakwater.execution.broker.OrderLookup;
import io.breakwater.execution.order.BookExecutions;
import io.breakwater.execution.order.Order;
import io.breakwater.execution.order.OrderBook;
import io.breakwater.execution.order.OrderIndex;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The use case "ask for what the stream may have missed". However many orders there are to ask
 * after, a round costs a handful of questions: they are asked for together, their fills too, and
 * only what that leaves open is asked for one by one, some in each round, each in its turn.
 * Thread-safe.
 */
public final class CatchUp {
  private static final int MOST_ORDERS = 500;

  /** Our market time is not the broker's clock. */
  private static final Duration OVERLAP = Duration.ofMinutes(10);

  private final Broker broker;
  private final BrokerBook lists;
  private final BookExecutions executions;
  private final OrderBook book;
  private final OrderIndex index;
  private final FetchExecutions fills;

  /** So few that the rounds of a minute leave most of the broker's rate limit alone. */
  private final InTurn oneByOne = new InTurn(2);

  public CatchUp(
      Broker broker,
      BrokerBook lists,
      BookExecutions executions,
      OrderBook book,
      OrderIndex index,
      FetchExecutions fills) {
    this.broker = broker;
    this.lists = lists;
    this.executions = executions;
    this.book = book;
    this.index = index;
    this.fills = fills;
  }

  /**
   * Fetches how every order stands that the broker or we believe to be open, and the fills that are
   * missing. An order that only we believe to be open has ended without our hearing of it.
   */
  public void openOrders() {
    List<BrokerOrder> open = broker.openOrders();
    var round = new Round();
    news(open).forEach(round::take);
    Set<BrokerOrderId> listed = open.stream().map(BrokerOrder::id).collect(Collectors.toSet());
    round.askAfter(book.toAskAfter(listed, MOST_ORDERS));
    round.settle();
  }

  /** Thousands may stay open for days: most of a list says nothing new, time after time. */
  private List<BrokerOrder> news(List<BrokerOrder> listed) {
    Map<ClientOrderId, Order> ours =
        index.under(listed.stream().map(BrokerOrder::clientOrderId).toList());
    return listed.stream()
        .filter(word -> {
          Order known = ours.get(word.clientOrderId());
          return known == null || !known.isOldNews(word);
        })
        .toList();
  }

  /** Fetches how the orders stand of which news is overdue. */
  public void inFlight() {
    var round = new Round();
    round.askAfter(index.inFlight(MOST_ORDERS));
    round.settle();
  }

  private void askAfterOne(BrokerOrderId id) {
    if (broker.find(id) instanceof OrderLookup.Found(BrokerOrder found)) {
      executions.polled(found);
    }
  }

  /** What is left to ask for while a round goes on. Confined to its thread. */
  private final class Round {
    private final Map<BrokerOrderId, BrokerOrder> incomplete = new LinkedHashMap<>();
    private final Set<BrokerOrderId> notListed = new LinkedHashSet<>();

    private void take(BrokerOrder word) {
      if (executions.listed(word)) {
        incomplete.put(word.id(), word);
      }
    }

    /** One list tells of many; for a single order, one question tells all there is. */
    private void askAfter(List<Order> orders) {
      Map<BrokerOrderId, BrokerOrder> newest =
          orders.size() < 2 ? Map.of() : newestSince(oldest(orders).minus(OVERLAP));
      for (Order order : orders) {
        BrokerOrderId id = order.progress().brokerOrderId();
        BrokerOrder word = newest.get(id);
        if (word != null) {
          take(word);
        } else if (id != null) {
          notListed.add(id);
        }
      }
    }

    private Map<BrokerOrderId, BrokerOrder> newestSince(Instant after) {
      return lists.newestSince(after).stream()
          .collect(Collectors.toMap(BrokerOrder::id, Function.identity()));
    }

    private void settle() {
      if (incomplete.size() > 1) {
        fills.newest();
        incomplete.values().removeIf(word -> !executions.listed(word));
      }
      if (incomplete.values().stream().filter(Round::mayLackExits).count() > 1) {
        takeExits();
      }
      List<BrokerOrderId> left = new ArrayList<>(notListed);
      left.addAll(incomplete.keySet());
      oneByOne.of(left).forEach(CatchUp.this::askAfterOne);
    }

    private static boolean mayLackExits(BrokerOrder word) {
      return word.legs().isEmpty() && !word.terms().orderClass().isEmpty();
    }

    /** Asked for one by one, the exits of a burst of orders would stay unknown for minutes. */
    private void takeExits() {
      for (BrokerOrder word : lists.newestWithExits()) {
        if (incomplete.containsKey(word.id()) && !executions.listed(word)) {
          incomplete.remove(word.id());
        }
      }
    }
  }

  private static Instant oldest(List<Order> orders) {
    return orders.stream().map(Order::createdAt).min(Instant::compareTo).orElseThrow();
  }
}
