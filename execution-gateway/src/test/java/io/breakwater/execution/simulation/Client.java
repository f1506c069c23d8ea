package io.breakwater.execution.simulation;

import io.breakwater.execution.broker.BrokerUnreadableException;
import io.breakwater.execution.broker.ClientOrderId;
import io.breakwater.execution.broker.OrderTerms;
import io.breakwater.execution.broker.Pricing;
import io.breakwater.execution.broker.Side;
import io.breakwater.execution.broker.Symbol;
import io.breakwater.execution.broker.TimeInForce;
import io.breakwater.execution.order.CancelOutcome;
import io.breakwater.execution.order.NewOrder;
import io.breakwater.execution.order.Order;
import io.breakwater.execution.order.OrderUseCases;
import io.breakwater.execution.order.ReplaceOutcome;
import io.breakwater.execution.order.SubmitOutcome;
import io.breakwater.execution.order.TermsChange;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Wants one order, and perhaps wants it canceled or replaced; asks again under the same key while
 * it has no answer, of whichever gateway is there.
 */
final class Client {
  static final List<Symbol> SYMBOLS = List.of(new Symbol("AAPL"), new Symbol("MSFT"));
  private static final int TRIES = 6;
  private static final String NAME = "client";

  private final World world;
  private final Chance chance;
  private final NewOrder wanted;

  Client(World world, int number) {
    this.world = world;
    this.chance = world.chance;
    var terms =
        OrderTerms.of(
            chance.oneOf(SYMBOLS),
            chance.happens(50) ? Side.BUY : Side.SELL,
            Quantity.of(chance.between(1, 20)),
            new Pricing.Limit(Price.of(chance.between(10, 20))),
            TimeInForce.DAY);
    this.wanted = new NewOrder(new ClientOrderId("c-" + number), null, terms, true, NAME);
  }

  /** Two of them may want the same order at once: a client that lost patience with a gateway. */
  void begin() {
    int start = chance.between(0, 8_000);
    world.schedule.begin(start, this::live);
    if (chance.happens(20)) {
      world.schedule.begin(start + chance.between(0, 100), () -> untilAnswered(this::submit));
    }
  }

  private void live() {
    untilAnswered(this::submit);
    Optional<Order> order = world.table.under(wanted.clientOrderId());
    if (order.isEmpty()) {
      return;
    }
    world.schedule.pause(chance.delay(3_000));
    int wish = chance.between(0, 9);
    if (wish < 3) {
      untilAnswered(gateway -> cancel(gateway, order.get()));
    } else if (wish < 6) {
      untilAnswered(replacement(order.get()));
    }
  }

  private void untilAnswered(Function<OrderUseCases, Boolean> request) {
    for (int i = 0; i < TRIES; i++) {
      Optional<Gateway> gateway = world.anyAlive();
      try {
        if (gateway.isPresent() && request.apply(gateway.get().useCases())) {
          return;
        }
      } catch (Away | BrokerUnreadableException e) {
        world.note(NAME, "has no answer: %s", e.getMessage());
      }
      world.schedule.pause(chance.between(100, 2_000));
    }
  }

  private boolean submit(OrderUseCases gateway) {
    world.promises.wanted(wanted.clientOrderId());
    SubmitOutcome outcome = gateway.submit().submit(wanted);
    world.note(NAME, "is told of %s: %s", wanted.clientOrderId(), name(outcome));
    return switch (outcome) {
      case SubmitOutcome.Submitted(Order order) -> told(order);
      case SubmitOutcome.Repeated(Order order) -> told(order);
      case SubmitOutcome.Denied _ -> chance.happens(50);
      case SubmitOutcome.NotNow _ -> false;
      case SubmitOutcome.KeyReused _, SubmitOutcome.UnknownSymbol _ ->
          throw new AssertionError("cannot be: " + outcome);
    };
  }

  private boolean told(Order order) {
    world.promises.told(order);
    return true;
  }

  private boolean cancel(OrderUseCases gateway, Order order) {
    CancelOutcome outcome = gateway.cancel().cancel(order.id(), NAME);
    world.note(NAME, "is told of its cancel of %s: %s", order.clientOrderId(), name(outcome));
    if (outcome instanceof CancelOutcome.Requested || outcome instanceof CancelOutcome.Queued) {
      world.promises.toBeCanceled(order.clientOrderId());
    }
    if (outcome instanceof CancelOutcome.Queued) {
      world.saw(Happening.CANCEL_QUEUED);
    }
    return true;
  }

  private Function<OrderUseCases, Boolean> replacement(Order order) {
    var id = new ClientOrderId(order.clientOrderId() + "-r");
    var change =
        new TermsChange(
            Quantity.of(chance.between(1, 30)), Price.of(chance.between(21, 30)), null, null, null);
    return gateway -> {
      world.promises.wanted(id);
      ReplaceOutcome outcome = gateway.replace().replace(order.id(), id, change, NAME);
      world.note(NAME, "is told of its replacement %s: %s", id, name(outcome));
      return switch (outcome) {
        case ReplaceOutcome.Submitted(Order replacement) -> told(replacement);
        case ReplaceOutcome.Repeated(Order replacement) -> told(replacement);
        case ReplaceOutcome.NotNow _ -> false;
        case ReplaceOutcome.Denied _, ReplaceOutcome.NotReplaceable _ -> true;
        case ReplaceOutcome.KeyReused _,
            ReplaceOutcome.FractionTouched _,
            ReplaceOutcome.Misfit _,
            ReplaceOutcome.NoSuchOrder _ ->
            throw new AssertionError("cannot be: " + outcome);
      };
    };
  }

  private static String name(Object outcome) {
    return outcome.getClass().getSimpleName();
  }
}
