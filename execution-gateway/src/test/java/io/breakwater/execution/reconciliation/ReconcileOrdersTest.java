package io.breakwater.execution.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.execution.broker.Broker;
import io.breakwater.execution.broker.BrokerBook;
import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.BrokerOrderId;
import io.breakwater.execution.broker.BrokerOrderStatus;
import io.breakwater.execution.broker.BrokerPosition;
import io.breakwater.execution.broker.CancelReply;
import io.breakwater.execution.broker.ClientOrderId;
import io.breakwater.execution.broker.Execution;
import io.breakwater.execution.broker.ExecutionReport;
import io.breakwater.execution.broker.OrderInstruction;
import io.breakwater.execution.broker.OrderLookup;
import io.breakwater.execution.broker.OrderTerms;
import io.breakwater.execution.broker.Pricing;
import io.breakwater.execution.broker.ReplaceInstruction;
import io.breakwater.execution.broker.SendOutcome;
import io.breakwater.execution.broker.SendWindow;
import io.breakwater.execution.broker.Side;
import io.breakwater.execution.broker.Symbol;
import io.breakwater.execution.broker.TimeInForce;
import io.breakwater.execution.order.EvidenceSource;
import io.breakwater.execution.order.OrderRowsInMemory;
import io.breakwater.execution.order.Orders;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReconcileOrdersTest {
  private final OrderRowsInMemory rows = new OrderRowsInMemory();
  private final Listed broker = new Listed();
  private final OrderPasses passes =
      new OrderPasses(broker, broker, rows.bookExecutions(broker), rows.book(), rows.index());

  @Test
  void aReplacementForWhatWasLeftIsTheOneThatWasAskedFor() {
    rows.sending("c-1", terms(10));
    rows.executions().take(ExecutionReport.of(word("c-1", 10, "4")), EvidenceSource.STREAM);
    rows.replacing("c-1", "c-2", terms(12));
    broker.orders.add(word("c-2", 8, "0"));

    assertThat(passes.run(true)).isEmpty();
  }

  @Test
  void anOrderForMoreThanWasAskedForIsAnother() {
    rows.sending("c-1", terms(10));
    broker.orders.add(word("c-1", 11, "0"));

    assertThat(passes.run(true))
        .extracting(difference -> difference.ground().kind())
        .containsOnly(DifferenceKind.CLIENT_ORDER_ID_TAKEN);
  }

  private static BrokerOrder word(String id, long quantity, String filled) {
    return Orders.report(id, terms(quantity), BrokerOrderStatus.NEW, filled, 1);
  }

  private static OrderTerms terms(long quantity) {
    return OrderTerms.of(
        new Symbol("AAPL"),
        Side.BUY,
        Quantity.of(quantity),
        new Pricing.Limit(Price.of(20)),
        TimeInForce.DAY);
  }

  /** A broker that tells how its orders stand, and does nothing. */
  private static final class Listed implements Broker, BrokerBook {
    private final List<BrokerOrder> orders = new ArrayList<>();

    @Override
    public List<BrokerOrder> ordersSince(Instant after) {
      return List.copyOf(orders);
    }

    @Override
    public List<BrokerOrder> openOrders() {
      return List.copyOf(orders);
    }

    @Override
    public OrderLookup find(ClientOrderId id) {
      throw new UnsupportedOperationException();
    }

    @Override
    public OrderLookup find(BrokerOrderId id) {
      return orders.stream()
          .filter(order -> order.id().equals(id))
          .findFirst()
          .<OrderLookup>map(OrderLookup.Found::new)
          .orElse(new OrderLookup.Unreadable("not asked"));
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

    @Override
    public List<Execution> executionsAfter(Instant after) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Execution> executionsOf(BrokerOrderId id) {
      return List.of();
    }
  }
}
