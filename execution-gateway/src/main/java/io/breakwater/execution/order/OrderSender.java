package io.breakwater.execution.order;

import io.breakwater.execution.broker.Broker;
import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.OrderLookup;
import io.breakwater.execution.broker.ReplaceInstruction;
import io.breakwater.execution.broker.SendBudget;
import io.breakwater.execution.broker.SendOutcome;
import io.breakwater.execution.broker.SendWindow;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Hands orders to the broker, a bounded number at once, and records what came of each.
 *
 * <p>A {@link Slot} is taken before transaction T1, so that no order is written down that then
 * waits for its turn. Thread-safe.
 */
public final class OrderSender {
  private static final String ANOTHER = "the broker has another order under this client order id";

  private final Broker broker;
  private final OrderLedger ledger;
  private final SendTiming timing;
  private final SendBudget budget;
  private final Semaphore free;
  private final Duration patience;

  /**
   * Sends with a bound on how many at once.
   *
   * @param budget how many the broker may be sent
   * @param slots how many orders may be at the broker at once
   * @param patience how long one waits for a slot
   */
  public OrderSender(
      Broker broker,
      OrderLedger ledger,
      SendTiming timing,
      SendBudget budget,
      int slots,
      Duration patience) {
    this.broker = broker;
    this.ledger = ledger;
    this.timing = timing;
    this.budget = budget;
    this.free = new Semaphore(slots, true);
    this.patience = patience;
  }

  /** Waits for a slot, not longer than the patience. Its send window opens now. */
  Turn turn() {
    try {
      return free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)
          ? withinBudget()
          : new NoTurn("too many orders are on their way to the broker");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new NoTurn("interrupted while waiting for a turn");
    }
  }

  private Turn withinBudget() {
    Optional<SendBudget.Token> token = budget.take();
    if (token.isEmpty()) {
      free.release();
      return new NoTurn("the broker's rate limit is used up");
    }
    return new Slot(timing.openWindow(), token.get());
  }

  private Order send(Order order, SendWindow window) {
    Replaces replaces = order.replaces();
    SendOutcome outcome =
        replaces == null
            ? broker.submit(order.instruction(), window)
            : broker.replace(
                new ReplaceInstruction(replaces.brokerOrderId(), order.instruction()), window);
    return ledger.record(order.id(), checked(order, outcome));
  }

  /** The broker's word counts for our order only where it is about what we asked for. */
  private SendOutcome checked(Order order, SendOutcome outcome) {
    return switch (outcome) {
      case SendOutcome.Accepted(BrokerOrder found) -> ours(order, found);
      case SendOutcome.Duplicate(String reason) ->
          switch (broker.find(order.clientOrderId())) {
            case OrderLookup.Found(BrokerOrder found) when order.isDescribedBy(found) ->
                new SendOutcome.Accepted(found);
            case OrderLookup.Found _ -> new SendOutcome.Duplicate(ANOTHER);
            case OrderLookup.Absent() -> new SendOutcome.Duplicate(reason + ", yet not found");
            case OrderLookup.Unreadable(String why) ->
                new SendOutcome.Duplicate(reason + ", " + why);
          };
      case SendOutcome.Refused refused -> refused;
      case SendOutcome.Throttled throttled -> throttled;
      case SendOutcome.NotSent notSent -> notSent;
      case SendOutcome.Unclear unclear -> unclear;
    };
  }

  private static SendOutcome ours(Order order, BrokerOrder found) {
    return order.isDescribedBy(found)
        ? new SendOutcome.Accepted(found)
        : new SendOutcome.Unclear(ANOTHER);
  }

  /** Whether an order may be sent now. */
  sealed interface Turn {}

  /** It may not; nothing was taken. */
  record NoTurn(String why) implements Turn {}

  /**
   * The right to send one order that is written down while this is held. Confined to its thread.
   */
  final class Slot implements Turn, AutoCloseable {
    private final SendWindow window;
    private final SendBudget.Token token;
    private boolean used;

    private Slot(SendWindow window, SendBudget.Token token) {
      this.window = window;
      this.token = token;
    }

    /** Returns the order as it stands after the send. */
    Order send(Order order) {
      used = true;
      return OrderSender.this.send(order, window);
    }

    @Override
    public void close() {
      if (!used) {
        token.giveBack();
      }
      free.release();
    }
  }
}
