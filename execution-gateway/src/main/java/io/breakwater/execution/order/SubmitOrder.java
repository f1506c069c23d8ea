package io.breakwater.execution.order;

import io.breakwater.execution.broker.AssetDirectory;

/**
 * The use case "submit an order".
 *
 * <p>Idempotent on the client order id: a repeat is answered with the order as it stands, even
 * while trading is halted, because nothing new would be sent. Thread-safe.
 */
public final class SubmitOrder {
  private final OrderLedger ledger;
  private final Judge judge;
  private final AssetDirectory assets;
  private final MostShares mostShares;
  private final OrderSender sender;

  SubmitOrder(
      OrderLedger ledger,
      Judge judge,
      AssetDirectory assets,
      MostShares mostShares,
      OrderSender sender) {
    this.ledger = ledger;
    this.judge = judge;
    this.assets = assets;
    this.mostShares = mostShares;
    this.sender = sender;
  }

  public SubmitOutcome submit(NewOrder order) {
    var known = ledger.known(order);
    if (known.isPresent()) {
      return repeated(known.get());
    }
    return switch (assets.find(order.terms().symbol())) {
      case UNKNOWN -> new SubmitOutcome.UnknownSymbol();
      case UNREADABLE -> new SubmitOutcome.NotNow("the broker could not be asked for the symbol");
      case TRADABLE ->
          submitTradable(order.withMostShares(mostShares.of(order.terms()).orElse(null)));
    };
  }

  private SubmitOutcome submitTradable(NewOrder order) {
    return switch (sender.turn()) {
      case OrderSender.NoTurn(String why) -> new SubmitOutcome.NotNow(why);
      case OrderSender.Slot slot -> submitIn(slot, order);
    };
  }

  private SubmitOutcome submitIn(OrderSender.Slot slot, NewOrder order) {
    try (slot) {
      return switch (ledger.admit(order, judge)) {
        case Admission.Recorded(Order sending) -> new SubmitOutcome.Submitted(slot.send(sending));
        case Admission.Known known -> repeated(known);
        case Admission.Denied(Order denied, var reason) -> new SubmitOutcome.Denied(denied, reason);
        case Admission.NotReplaceable(Order other) ->
            throw new IllegalStateException("order %s replaces nothing".formatted(other.id()));
        case Admission.NotNow(String check, String why, String code) ->
            new SubmitOutcome.NotNow(check + " could not be judged: " + why, code);
      };
    }
  }

  private static SubmitOutcome repeated(Admission.Known known) {
    return known.asksForTheSame()
        ? new SubmitOutcome.Repeated(known.order())
        : new SubmitOutcome.KeyReused(known.order());
  }
}
