package io.breakwater.execution.broker.dryrun;

import io.breakwater.execution.broker.ExecutionReport;
import io.breakwater.execution.broker.TradeUpdates;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * A stream on which nothing is ever said: what becomes of an order is found out by asking, as
 * wherever a stream is missed. Thread-safe.
 */
final class SilentTradeUpdates implements TradeUpdates {

  @Override
  public Subscription subscribe(Consumer<ExecutionReport> reports) {
    var alive = new AtomicBoolean(true);
    return new Subscription() {
      @Override
      public boolean isAlive() {
        return alive.get();
      }

      @Override
      public void close() {
        alive.set(false);
      }
    };
  }
}
