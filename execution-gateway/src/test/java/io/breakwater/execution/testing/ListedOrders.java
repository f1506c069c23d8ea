package io.breakwater.execution.testing;

import io.breakwater.execution.broker.Broker;
import io.breakwater.execution.broker.BrokerBook;
import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.BrokerOrderId;
import io.breakwater.execution.broker.BrokerPosition;
import io.breakwater.execution.broker.BrokerUnreadableException;
import io.breakwater.execution.broker.CancelReply;
import io.breakwater.execution.broker.ClientOrderId;
import io.breakwater.execution.broker.Execution;
import io.breakwater.execution.broker.ExecutionPage;
import io.breakwater.execution.broker.OrderInstruction;
import io.breakwater.execution.broker.OrderLookup;
import io.breakwater.execution.broker.ReplaceInstruction;
import io.breakwater.execution.broker.SendOutcome;
import io.breakwater.execution.broker.SendWindow;
import io.breakwater.execution.order.OrderStatus;
import io.breakwater.execution.order.Orders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A broker that tells how its orders stand, and does nothing: lists tell of orders without their
 * exits, as Alpaca's do. Used by one thread at a time.
 */
public final class ListedOrders implements Broker, BrokerBook {
  private final Map<BrokerOrderId, BrokerOrder> orders = new LinkedHashMap<>();
  private final List<Execution> executions = new ArrayList<>();
  private final Set<BrokerOrderId> old = new HashSet<>();
  private int lookups;
  private int lists;
  private int page = 100;
  private int answers = Integer.MAX_VALUE;

  /** Has the order stand so from now on. */
  public void tell(BrokerOrder order) {
    orders.put(order.id(), order);
  }

  /** Has an execution to tell of, whoever asks. */
  public void tell(Execution execution) {
    executions.add(execution);
  }

  /** Leaves an order out of lists of the newest. */
  public void hasNewerThan(BrokerOrderId order) {
    old.add(order);
  }

  /** Tells of so many executions at once. */
  public void tellInPagesOf(int executions) {
    page = executions;
  }

  /** Answers no more than so many questions for a list of executions from now on. */
  public void fallSilentAfter(int questions) {
    answers = lists + questions;
  }

  /** How often somebody has asked for a list, of orders or of executions. */
  public int lists() {
    return lists;
  }

  /** How often somebody has asked for one order, or for the executions of one. */
  public int lookups() {
    return lookups;
  }

  @Override
  public List<BrokerOrder> ordersSince(Instant after) {
    return listed(_ -> true);
  }

  @Override
  public List<BrokerOrder> newestSince(Instant after) {
    return listed(order -> !old.contains(order.id()));
  }

  @Override
  public List<BrokerOrder> openOrders() {
    return listed(order -> OrderStatus.of(order.status()).isOpen());
  }

  @Override
  public List<BrokerOrder> newestWithExits() {
    lists++;
    return orders.values().stream().filter(order -> !old.contains(order.id())).toList();
  }

  private List<BrokerOrder> listed(Predicate<BrokerOrder> which) {
    lists++;
    return orders.values().stream()
        .filter(which)
        .map(order -> Orders.withLegs(order, List.of()))
        .toList();
  }

  @Override
  public OrderLookup find(BrokerOrderId id) {
    lookups++;
    BrokerOrder order = orders.get(id);
    return order == null ? new OrderLookup.Unreadable("not asked") : new OrderLookup.Found(order);
  }

  @Override
  public ExecutionPage executionsAfter(Instant after, ExecutionPage.@Nullable Token from) {
    lists++;
    if (lists > answers) {
      throw new BrokerUnreadableException("asked too often");
    }
    List<Execution> all =
        executions.stream().filter(execution -> execution.at().isAfter(after)).toList();
    int first = from == null ? 0 : Integer.parseInt(from.value());
    int end = Math.min(first + page, all.size());
    return new ExecutionPage(
        all.subList(first, end),
        end - first < page ? null : new ExecutionPage.Token(Integer.toString(end)));
  }

  @Override
  public List<Execution> executionsOf(BrokerOrderId id) {
    lookups++;
    return executions.stream().filter(execution -> execution.brokerOrderId().equals(id)).toList();
  }

  @Override
  public OrderLookup find(ClientOrderId id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<BrokerPosition> positions() {
    throw new UnsupportedOperationException();
  }

  @Override
  public SendOutcome submit(OrderInstruction order, SendWindow window) {
    throw new UnsupportedOperationException();
  }

  @Override
  public SendOutcome replace(ReplaceInstruction order, SendWindow window) {
    throw new UnsupportedOperationException();
  }

  @Override
  public CancelReply cancel(BrokerOrderId id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int cancelAll() {
    throw new UnsupportedOperationException();
  }
}
