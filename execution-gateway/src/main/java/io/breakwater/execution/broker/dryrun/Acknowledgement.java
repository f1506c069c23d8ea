package io.breakwater.execution.broker.dryrun;

import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.BrokerOrderId;
import io.breakwater.execution.broker.BrokerTerms;
import io.breakwater.execution.broker.ClientOrderId;
import io.breakwater.execution.broker.Exits;
import io.breakwater.execution.broker.OrderInstruction;
import io.breakwater.execution.broker.OrderTerms;
import io.breakwater.execution.broker.Pricing;
import io.breakwater.execution.broker.Side;
import io.breakwater.money.Price;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What a broker says of an order that it has just taken. */
final class Acknowledgement {
  private static final String ACCEPTED = "accepted";

  private Acknowledgement() {}

  /**
   * The order, and as its legs the exits that a broker makes of it: held, because what they are to
   * close is never filled. An immediate order that nothing fills at once has ended.
   */
  static BrokerOrder of(OrderInstruction order, Instant at) {
    OrderTerms terms = order.terms();
    return DryRunRows.order(
        newId(),
        order.clientOrderId(),
        BrokerTerms.of(terms),
        terms.timeInForce().isImmediate() ? "canceled" : ACCEPTED,
        at,
        exits(terms, at));
  }

  /** The same of a replacement, which takes over the exits that there are. */
  static BrokerOrder ofReplacement(OrderInstruction order, boolean isHeld, Instant at) {
    BrokerOrder whole = of(order, at);
    return DryRunRows.order(
        whole.id(),
        whole.clientOrderId(),
        whole.terms(),
        isHeld ? "held" : whole.statusText(),
        at,
        List.of());
  }

  private static List<BrokerOrder> exits(OrderTerms terms, Instant at) {
    List<BrokerOrder> exits = new ArrayList<>();
    terms
        .exits()
        .profitExit()
        .ifPresent(profit -> exits.add(exit(terms, new Pricing.Limit(profit.limitPrice()), at)));
    terms.exits().stopExit().ifPresent(stop -> exits.add(exit(terms, pricing(stop), at)));
    return exits;
  }

  private static Pricing pricing(Exits.StopLoss stop) {
    Price limit = stop.limitPrice();
    return limit == null
        ? new Pricing.Stop(stop.stopPrice())
        : new Pricing.StopLimit(stop.stopPrice(), limit);
  }

  private static BrokerOrder exit(OrderTerms terms, Pricing pricing, Instant at) {
    var exit =
        new OrderTerms(
            terms.symbol(),
            sideOfExits(terms),
            terms.amount(),
            pricing,
            terms.timeInForce(),
            false);
    var clientOrderId = new ClientOrderId(UUID.randomUUID().toString());
    return DryRunRows.order(newId(), clientOrderId, BrokerTerms.of(exit), "held", at, List.of());
  }

  /** An OCO is itself an exit: the other is on its side. */
  private static Side sideOfExits(OrderTerms terms) {
    if (terms.exits() instanceof Exits.OneCancelsOther) {
      return terms.side();
    }
    return terms.side() == Side.BUY ? Side.SELL : Side.BUY;
  }

  /** Tells at a glance, wherever it is shown, that no broker gave it. */
  private static BrokerOrderId newId() {
    return new BrokerOrderId("dry-" + UUID.randomUUID());
  }
}
