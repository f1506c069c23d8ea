package io.breakwater.execution.halt;

import io.breakwater.execution.broker.AccountSnapshot;
import io.breakwater.execution.broker.Broker;
import io.breakwater.execution.broker.BrokerAccount;
import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.BrokerOrderId;
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
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A broker that writes down each step of a halt in its order, beside those of the ledger. */
final class RecordedBroker implements Broker, BrokerAccount {
  private final List<String> steps;
  boolean away;
  boolean ignoresSuspension;
  Runnable whileTold = () -> {};

  RecordedBroker(List<String> steps) {
    this.steps = steps;
  }

  @Override
  public String number() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean suspendTrading(boolean suspend) {
    answer();
    steps.add(suspend ? "suspend" : "unsuspend");
    whileTold.run();
    return suspend || ignoresSuspension;
  }

  @Override
  public int cancelAll() {
    answer();
    steps.add("cancel all");
    return 3;
  }

  private void answer() {
    if (away) {
      throw new BrokerUnreadableException("away");
    }
  }

  @Override
  public AccountSnapshot snapshot() {
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
  public OrderLookup find(ClientOrderId clientOrderId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public OrderLookup find(BrokerOrderId brokerOrderId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public CancelReply cancel(BrokerOrderId brokerOrderId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<BrokerOrder> openOrders() {
    throw new UnsupportedOperationException();
  }

  @Override
  public ExecutionPage executionsAfter(Instant after, ExecutionPage.@Nullable Token from) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Execution> executionsOf(BrokerOrderId brokerOrderId) {
    throw new UnsupportedOperationException();
  }
}
