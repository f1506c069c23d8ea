package io.breakwater.execution.order;

import io.breakwater.execution.broker.Broker;
import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.OrderLookup;
import io.breakwater.execution.order.RecoveryQueue.Absence;
import io.breakwater.execution.order.RecoveryQueue.Claim;
import java.util.List;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The use case "find out what became of it": asks the broker after each order that is due, by its
 * client order id, and only then decides. An order that the broker does not have is sent again,
 * under the same id, unless it has become too old, somebody wants it canceled, trading was halted
 * since, or the market is closed to it; it is given up only for one of these reasons, and only
 * where the broker has said often and long enough that it does not have it. Thread-safe.
 */
public final class RecoverOrders {
  private static final Logger LOG = LoggerFactory.getLogger(RecoverOrders.class);

  /** Few, so that asking after orders never crowds out sending them. */
  private static final int AT_ONCE = 3;

  private final RecoveryQueue queue;
  private final Broker broker;
  private final BookExecutions executions;
  private final ResendJudge judge;
  private final OrderSender sender;

  public RecoverOrders(
      RecoveryQueue queue,
      Broker broker,
      BookExecutions executions,
      ResendJudge judge,
      OrderSender sender) {
    this.queue = queue;
    this.broker = broker;
    this.executions = executions;
    this.judge = judge;
    this.sender = sender;
  }

  /** Asks after the orders that are due, a few at once, and returns when none is left due. */
  public void recoverDue() {
    List<Claim> claims = queue.claim(AT_ONCE);
    while (!claims.isEmpty()) {
      recoverAll(claims);
      claims = claims.size() < AT_ONCE ? List.of() : queue.claim(AT_ONCE);
    }
  }

  private void recoverAll(List<Claim> claims) {
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      claims.forEach(claim -> workers.execute(() -> recoverOne(claim)));
    }
  }

  private void recoverOne(Claim claim) {
    try {
      recover(claim);
    } catch (RuntimeException e) {
      // One order's trouble is not the others': its lease runs out and it is due again.
      LOG.atWarn()
          .addKeyValue("orderId", claim.order().id())
          .setCause(e)
          .log("order not recovered this time");
    }
  }

  private void recover(Claim claim) {
    Order order = claim.order();
    switch (broker.find(order.clientOrderId())) {
      case OrderLookup.Found(BrokerOrder found) when order.isDescribedBy(found) ->
          executions.polled(found);
      case OrderLookup.Found(BrokerOrder other) -> mismatched(claim, other);
      case OrderLookup.Absent() -> absent(claim);
      case OrderLookup.Unreadable(String why) -> queue.recordSilence(claim, why);
    }
  }

  /** Either way the symbol is in quarantine until a person has looked. */
  private void mismatched(Claim claim, BrokerOrder other) {
    LOG.atError()
        .addKeyValue("orderId", claim.order().id())
        .addKeyValue("clientOrderId", claim.order().clientOrderId())
        .log("the broker has another order under our client order id");
    executions.polled(other);
    queue.recordIdTaken(claim);
  }

  private void absent(Claim claim) {
    Absence absence = queue.recordAbsence(claim);
    boolean wanted = absence.allowsResend() && sendAgain(claim);
    if (!wanted && absence.isProof()) {
      queue.conclude(claim, absence);
    }
  }

  /** Returns whether the order is still wanted, sent or not. */
  private boolean sendAgain(Claim claim) {
    return switch (sender.turn()) {
      case OrderSender.NoTurn _ -> true;
      case OrderSender.Slot slot -> sendAgainIn(slot, claim);
    };
  }

  private boolean sendAgainIn(OrderSender.Slot slot, Claim claim) {
    try (slot) {
      return switch (queue.readmit(claim, judge)) {
        case WANTED -> {
          slot.send(claim.order());
          yield true;
        }
        case NOT_WANTED -> false;
        case NOT_NOW -> true;
      };
    }
  }
}
