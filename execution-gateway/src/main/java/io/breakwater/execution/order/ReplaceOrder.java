package io.breakwater.execution.order;

import io.breakwater.execution.broker.ClientOrderId;
import io.breakwater.execution.broker.OrderTerms;
import java.util.Optional;

/**
 * The use case "replace an order": a second order takes the place of one that works. It is written
 * down and judged like any order before it is sent, has a key of its own, and what becomes of it is
 * found out by that key; until the broker has said which of the two works, the larger counts.
 *
 * <p>Idempotent on the replacement's client order id. Thread-safe.
 */
public final class ReplaceOrder {
  private final OrderBook book;
  private final KnownOrders known;
  private final OrderLedger ledger;
  private final Judge judge;
  private final OrderSender sender;

  ReplaceOrder(
      OrderBook book, KnownOrders known, OrderLedger ledger, Judge judge, OrderSender sender) {
    this.book = book;
    this.known = known;
    this.ledger = ledger;
    this.judge = judge;
    this.sender = sender;
  }

  /**
   * Asks the broker to put another order in the place of one.
   *
   * @param replacementId of the order that is to take its place
   * @param actor who wants it, from the credential
   * @throws io.breakwater.execution.broker.UnsoundTermsException if the terms would break a rule
   */
  public ReplaceOutcome replace(
      OrderId id, ClientOrderId replacementId, TermsChange change, String actor) {
    return switch (known.turn(replacementId)) {
      case KnownOrders.NoTurn(String why) -> new ReplaceOutcome.NotNow(why);
      case KnownOrders.KeyTurn turn -> {
        try (turn) {
          yield replace(turn, id, replacementId, change, actor);
        }
      }
    };
  }

  private ReplaceOutcome replace(
      KnownOrders.KeyTurn turn,
      OrderId id,
      ClientOrderId replacementId,
      TermsChange change,
      String actor) {
    Optional<Order> found = book.find(id);
    if (found.isEmpty()) {
      return new ReplaceOutcome.NoSuchOrder();
    }
    Order replaced = found.get();
    if (replaced.terms().quantity() == null) {
      return new ReplaceOutcome.NotReplaceable(replaced);
    }
    if (change.touchesFraction(replaced.terms())) {
      return new ReplaceOutcome.FractionTouched(replaced);
    }
    OrderTerms terms;
    try {
      terms = change.applyTo(replaced.terms());
    } catch (IllegalArgumentException e) {
      return new ReplaceOutcome.Misfit(String.valueOf(e.getMessage()));
    }
    if (terms.equals(replaced.terms())) {
      return new ReplaceOutcome.Misfit("nothing would change");
    }
    return replace(turn, NewOrder.replacing(replaced, replacementId, terms, actor));
  }

  private ReplaceOutcome replace(KnownOrders.KeyTurn turn, NewOrder replacement) {
    Optional<Admission.Known> found = turn.find(replacement);
    if (found.isPresent()) {
      return repeated(found.get());
    }
    return switch (sender.turn()) {
      case OrderSender.NoTurn(String why) -> new ReplaceOutcome.NotNow(why);
      case OrderSender.Slot slot -> replaceIn(slot, turn, replacement);
    };
  }

  private ReplaceOutcome replaceIn(
      OrderSender.Slot slot, KnownOrders.KeyTurn turn, NewOrder replacement) {
    try (slot) {
      Admission admission = ledger.admit(replacement, judge);
      turn.passOn();
      return switch (admission) {
        case Admission.Recorded(Order sending) ->
            new ReplaceOutcome.Submitted(sent(slot.send(sending)));
        case Admission.Known again -> repeated(again);
        case Admission.Denied(Order denied, var reason) ->
            new ReplaceOutcome.Denied(denied, reason);
        case Admission.NotReplaceable(Order order) -> new ReplaceOutcome.NotReplaceable(order);
        case Admission.NotNow(String check, String why, String code) ->
            new ReplaceOutcome.NotNow(check + " could not be judged: " + why, code);
      };
    }
  }

  /** The broker has taken the request; when the order really is replaced, it says so later. */
  private Order sent(Order replacement) {
    Replaces replaces = replacement.replaces();
    if (replaces != null && replacement.status().isWorking()) {
      ledger.recordReplacing(replaces.order());
    }
    return replacement;
  }

  private static ReplaceOutcome repeated(Admission.Known again) {
    return again.asksForTheSame()
        ? new ReplaceOutcome.Repeated(again.order())
        : new ReplaceOutcome.KeyReused(again.order());
  }
}
