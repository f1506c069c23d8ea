package io.breakwater.execution.order;

import io.breakwater.execution.broker.AssetDirectory;

/**
 * The use case "submit an order".
 *
 * <p>Idempotent on the client order id: a repeat is answered with the order as it stands, even
 * while trading is halted, because nothing new would be sent. Repeats wait for one another, until
 * the order is written down. Thread-safe.
 */
public final class SubmitOrder {
  private final KnownOrders known;
  private final OrderLedger ledger;
  private final Judge judge;
  private final AssetDirectory assets;
  private final MostShares mostShares;
  private final OrderSender sender;

  SubmitOrder(
      KnownOrders known,
      OrderLedger ledger,
      Judge judge,
      AssetDirectory assets,
      MostShares mostShares,
      OrderSender sender) {
    this.known = known;
    this.ledger = ledger;
    this.judge = judge;
    this.assets = assets;
    this.mostShares = mostShares;
    this.sender = sender;
  }

  public SubmitOutcome submit(NewOrder order) {
    return switch (known.turn(order.clientOrderId())) {
      case KnownOrders.NoTurn(String why) -> new SubmitOutcome.NotNow(why);
      case KnownOrders.KeyTurn turn -> submitOnce(turn, order);
    };
  }

  private SubmitOutcome submitOnce(KnownOrders.KeyTurn turn, NewOrder order) {
    try (turn) {
      var found = turn.find(order);
      if (found.isPresent()) {
        return repeated(found.get());
      }
      return switch (assets.find(order.terms().symbol())) {
        case UNKNOWN -> new SubmitOutcome.UnknownSymbol();
        case UNREADABLE -> new SubmitOutcome.NotNow("the broker could not be asked for the symbol");
        case TRADABLE ->
            submitTradable(turn, order.withMostShares(mostShares.of(order.terms()).orElse(null)));
      };
    }
  }

  private SubmitOutcome submitTradable(KnownOrders.KeyTurn turn, NewOrder order) {
    return switch (sender.turn()) {
      case OrderSender.NoTurn(String why) -> new SubmitOutcome.NotNow(why);
      case OrderSender.Slot slot -> submitIn(slot, turn, order);
    };
  }

  private SubmitOutcome submitIn(OrderSender.Slot slot, KnownOrders.KeyTurn turn, NewOrder order) {
    try (slot) {
      Admission admission = ledger.admit(order, judge);
      turn.passOn();
      return switch (admission) {
        case Admission.Recorded(Order sending) -> new SubmitOutcome.Submitted(slot.send(sending));
        case Admission.Known again -> repeated(again);
        case Admission.Denied(Order denied, var reason) -> new SubmitOutcome.Denied(denied, reason);
        case Admission.NotReplaceable(Order other) ->
            throw new IllegalStateException("order %s replaces nothing".formatted(other.id()));
        case Admission.NotNow(String check, String why, String code) ->
            new SubmitOutcome.NotNow(check + " could not be judged: " + why, code);
      };
    }
  }

  private static SubmitOutcome repeated(Admission.Known again) {
    return again.asksForTheSame()
        ? new SubmitOutcome.Repeated(again.order())
        : new SubmitOutcome.KeyReused(again.order());
  }
}
