package io.breakwater.execution.order;

import io.breakwater.execution.broker.Broker;
import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.ClientOrderId;
import io.breakwater.execution.broker.OrderTerms;
import io.breakwater.execution.risk.Decision;
import io.breakwater.execution.risk.Verdict;
import io.breakwater.testing.SettableClock;
import java.time.Duration;
import java.util.List;

/** Orders in memory that everything lets through, for tests of what reads them. */
public final class OrderRowsInMemory {
  private final OrderTable table =
      new OrderTable(
          SettableClock.at(Orders.BROKER_TIME),
          Duration.ofSeconds(2),
          OrderWatcher.blind(),
          OrderProgress::after);
  private final InMemoryOrderLedger ledger = new InMemoryOrderLedger(table);
  private final InMemoryCancelRequests cancels = new InMemoryCancelRequests(table);
  private final InMemoryExecutionLedger executions =
      new InMemoryExecutionLedger(table, _ -> {}, new Unheard());

  public InMemoryExecutionLedger executions() {
    return executions;
  }

  public BookExecutions bookExecutions(Broker broker) {
    return new BookExecutions(executions, broker);
  }

  public OrderBook book() {
    return new InMemoryOrderBook(table);
  }

  public OrderIndex index() {
    return new InMemoryOrderIndex(table);
  }

  /** All of them, oldest first. */
  public List<Order> orders() {
    return table.orders();
  }

  /** How the order under a key stands. */
  public Order order(String id) {
    return table.under(new ClientOrderId(id)).orElseThrow();
  }

  /** Writes an order down. */
  public void sending(String id, OrderTerms terms) {
    ledger.admit(Orders.newOrder(id, terms), (_, _) -> allowed());
  }

  /** Notes that the broker has been asked to cancel an order. */
  public void canceling(String id) {
    cancels.record(order(id), "trader");
    cancels.taken(order(id));
  }

  /** Writes down an order that is to stand in the place of another. */
  public void replacing(String replaced, String id, OrderTerms terms) {
    ledger.admit(
        NewOrder.replacing(order(replaced), new ClientOrderId(id), terms, "trader"),
        (_, _) -> allowed());
  }

  private static Decision allowed() {
    return new Decision(List.of(new Verdict.Passed("nothing", "nothing")));
  }

  private static final class Unheard implements ContradictionListener {
    @Override
    public void overfilled(Order order) {}

    @Override
    public void idTaken(Order order, BrokerOrder theirs) {}
  }
}
