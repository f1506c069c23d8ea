package io.breakwater.execution.webhook.incoming;

import io.breakwater.execution.broker.Broker;
import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.BrokerUnreadableException;
import io.breakwater.execution.broker.OrderLookup;
import io.breakwater.execution.order.BookExecutions;
import io.breakwater.execution.webhook.incoming.HintInbox.Claim;
import io.breakwater.execution.webhook.incoming.HintObserver.Outcome;
import java.util.Optional;

/**
 * The use case "follow a hint": asks the broker how the order stands, and books its answer. An
 * order that the broker has and we do not know is kept aside as any other is, and asked after
 * again: it may yet become known. Confined to one thread.
 */
public final class FollowHints {
  private final HintInbox inbox;
  private final Broker broker;
  private final BookExecutions executions;
  private final LookupBudget budget;
  private final HintObserver observer;

  FollowHints(
      HintInbox inbox,
      Broker broker,
      BookExecutions executions,
      LookupBudget budget,
      HintObserver observer) {
    this.inbox = inbox;
    this.broker = broker;
    this.executions = executions;
    this.budget = budget;
    this.observer = observer;
  }

  /** Follows what is due, order by order, until nothing is or the budget is spent. */
  public void followDue() {
    while (!budget.isSpent()) {
      Optional<Claim> claim = inbox.claim();
      if (claim.isEmpty()) {
        return;
      }
      budget.take();
      follow(claim.get());
    }
  }

  private void follow(Claim claim) {
    try {
      switch (broker.find(claim.order())) {
        case OrderLookup.Found(BrokerOrder order) -> book(claim, order);
        case OrderLookup.Absent() ->
            failed(claim, Outcome.ABSENT, "the broker has no order with this id");
        case OrderLookup.Unreadable(String why) -> notAnswered(claim, why);
      }
    } catch (BrokerUnreadableException e) {
      notAnswered(claim, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      // Whatever is wrong with this order must not keep the others waiting.
      failed(claim, Outcome.NOT_BOOKED, e.getClass().getSimpleName());
    }
  }

  private void book(Claim claim, BrokerOrder order) {
    if (executions.hinted(order)) {
      inbox.settle(claim);
      observer.tried(claim, Outcome.BOOKED);
    } else {
      failed(claim, Outcome.NOT_OURS, "the broker has this order, and it is none of ours");
    }
  }

  private void notAnswered(Claim claim, String why) {
    inbox.postpone(claim, why);
    observer.tried(claim, Outcome.NOT_ANSWERED);
  }

  private void failed(Claim claim, Outcome outcome, String trouble) {
    int died = inbox.fail(claim, trouble);
    observer.tried(claim, outcome);
    if (died > 0) {
      observer.died(claim, died, trouble);
    }
  }
}
