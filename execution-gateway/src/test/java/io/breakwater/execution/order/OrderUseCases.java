package io.breakwater.execution.order;

import io.breakwater.clock.MarketClock;
import io.breakwater.execution.broker.AssetDirectory;
import io.breakwater.execution.broker.Broker;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The real use cases of the feature over whatever ports they are given. */
public record OrderUseCases(
    SubmitOrder submit,
    RecoverOrders recover,
    BookExecutions executions,
    CancelOrder cancel,
    RetryCancels retryCancels,
    ReplaceOrder replace) {
  private static final int SLOTS = 16;

  public static OrderUseCases over(
      Broker broker, Ports ports, Judges judges, SendTiming timing, MarketClock clock) {
    Judge judge = judges.ofNew;
    var sender =
        new OrderSender(
            broker, ports.ledger, timing, () -> Optional.of(() -> {}), SLOTS, Duration.ZERO);
    var known = new KnownOrders(ports.ledger, SLOTS, Duration.ZERO);
    var executions = new BookExecutions(ports.executions, broker);
    return new OrderUseCases(
        new SubmitOrder(
            known,
            ports.ledger,
            judge,
            _ -> AssetDirectory.Listing.TRADABLE,
            new MostShares(_ -> Map.of(), clock),
            sender),
        new RecoverOrders(ports.queue, broker, executions, judges.ofResend, sender),
        executions,
        new CancelOrder(ports.book, ports.cancels, broker, executions),
        new RetryCancels(ports.book, ports.cancels, broker, executions),
        new ReplaceOrder(ports.book, known, ports.ledger, judge, sender));
  }

  /** What orders are judged by. */
  public record Judges(Judge ofNew, ResendJudge ofResend) {}

  /** The database's side of them. */
  public record Ports(
      OrderLedger ledger,
      ExecutionLedger executions,
      RecoveryQueue queue,
      CancelRequests cancels,
      OrderBook book) {}
}
