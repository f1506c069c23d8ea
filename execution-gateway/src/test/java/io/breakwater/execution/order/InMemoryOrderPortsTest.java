package io.breakwater.execution.order;

import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.testing.SettableClock;
import java.time.Duration;

class InMemoryOrderPortsTest extends OrderPortsContract {
  private final SettableClock clock = SettableClock.at(Orders.BROKER_TIME);
  private final OrderTable table =
      new OrderTable(clock, Duration.ofSeconds(2), OrderWatcher.blind(), OrderProgress::after);
  private final ExecutionLedger executions =
      new InMemoryExecutionLedger(table, _ -> {}, new NoContradiction());

  @Override
  protected OrderLedger ledger() {
    return new InMemoryOrderLedger(table);
  }

  @Override
  protected ExecutionLedger executions() {
    return executions;
  }

  @Override
  protected RecoveryQueue queue() {
    return new InMemoryRecoveryQueue(table);
  }

  @Override
  protected CancelRequests cancels() {
    return new InMemoryCancelRequests(table);
  }

  @Override
  protected OrderBook book() {
    return new InMemoryOrderBook(table);
  }

  @Override
  protected void pass(Duration time) {
    clock.advance(time);
  }

  private static final class NoContradiction implements ContradictionListener {
    @Override
    public void overfilled(Order order) {
      throw new AssertionError("overfilled: " + order);
    }

    @Override
    public void idTaken(Order order, BrokerOrder theirs) {
      throw new AssertionError("taken by " + theirs);
    }
  }
}
