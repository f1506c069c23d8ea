package io.breakwater.execution.testing;

import io.breakwater.execution.broker.Broker;
import io.breakwater.execution.broker.BrokerBook;
import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.BrokerOrderId;
import io.breakwater.execution.broker.BrokerPosition;
import io.breakwater.execution.broker.CancelReply;
import io.breakwater.execution.broker.ClientOrderId;
import io.breakwater.execution.broker.Execution;
import io.breakwater.execution.broker.OrderInstruction;
import io.breakwater.execution.broker.OrderLookup;
import io.breakwater.execution.broker.ReplaceInstruction;
import io.breakwater.execution.broker.SendOutcome;
import io.breakwater.execution.broker.SendWindow;
import io.breakwater.execution.order.Orders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A broker that tells how its orders stand, and does nothing: lists tell of orders without their
 * exits, as Alpaca's do. Used by one thread at a time.
 */
public final class ListedOrders implements Broker, BrokerBook {
  private final Map<BrokerOrderId, BrokerOrder> orders = new LinkedHashMap<>();
  private final List<Execution> executions = new ArrayList<>();
  private int lookups;

  /** Has the order stand so from now on. */
  public void tell(BrokerOrder order) {
    orders.put(order.id(), order);
  }

  /** Has an execution to tell of, whoever asks. */
  public void tell(Execution execution) {
    executions.add(execution);
  }

  /** How often somebody has asked for one order. */
  public int lookups() {
    return lookups;
  }

  @Override
  public List<BrokerOrder> ordersSince(Instant after) {
    return openOrders();
  }

  @Override
  public List<BrokerOrder> openOrders() {
    return orders.values().stream().map(order -> Orders.withLegs(order, List.of())).toList();
  }

  @Override
  public OrderLookup find(BrokerOrderId id) {
    lookups++;
    BrokerOrder order = orders.get(id);
    return order == null ? new OrderLookup.Unreadable("not asked") : new OrderLookup.Found(order);
  }

  @Override
  public List<Execution> executionsAfter(Instant after) {
    return executions.stream().filter(execution -> execution.at().isAfter(after)).toList();
  }

  @Override
  public List<Execution> executionsOf(BrokerOrderId id) {
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
