package io.breakwater.orchestrator.run;

import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import io.breakwater.money.SignedQuantity;
import io.breakwater.orchestrator.instrument.Symbol;
import io.breakwater.orchestrator.orders.ClientOrderId;
import io.breakwater.orchestrator.orders.NewOrder;
import io.breakwater.orchestrator.orders.OrderDesk;
import io.breakwater.orchestrator.orders.OrderReport;
import io.breakwater.orchestrator.orders.OrderStatus;
import io.breakwater.orchestrator.orders.Side;
import io.breakwater.orchestrator.orders.Submission;
import io.breakwater.orchestrator.peer.Peer;
import io.breakwater.orchestrator.peer.PeerUnreachableException;
import io.breakwater.orchestrator.positions.Position;
import io.breakwater.orchestrator.positions.PositionSource;
import io.breakwater.orchestrator.positions.Positions;
import io.breakwater.orchestrator.strategy.StrategyName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A gateway in memory that behaves as badly as chance has it: loses requests, loses answers,
 * denies, rejects, does not know, fills late. It notes what must never happen. Confined to one
 * thread.
 */
final class SimulatedMarket implements OrderDesk, PositionSource {

  /** How an order goes on, from the last of these to the first. */
  private static final List<String> ENDS =
      List.of("FILLED", "FILLED", "FILLED", "CANCELED", "EXPIRED", "REJECTED", "NOT_SENT");

  private final RandomGenerator random;
  private final double trouble;
  private final Map<ClientOrderId, NewOrder> orders = new LinkedHashMap<>();
  private final Map<ClientOrderId, String> status = new HashMap<>();
  private final Map<Symbol, SignedQuantity> held = new HashMap<>();
  private final List<String> violations = new ArrayList<>();
  private int callsUntilAway = Integer.MAX_VALUE;

  /**
   * @param trouble how likely each thing that can go wrong is to, from 0 to 1
   */
  SimulatedMarket(RandomGenerator random, double trouble) {
    this.random = random;
    this.trouble = trouble;
  }

  /**
   * From that call on nothing answers any more; an order that comes with this very call arrives.
   */
  void goAwayAtCall(int number) {
    callsUntilAway = number;
  }

  void hold(Symbol symbol, long shares) {
    held.put(symbol, SignedQuantity.of(shares));
  }

  SignedQuantity held(Symbol symbol) {
    return held.getOrDefault(symbol, SignedQuantity.ZERO);
  }

  Map<ClientOrderId, NewOrder> orders() {
    return orders;
  }

  List<String> violations() {
    return violations;
  }

  @Override
  public Submission submit(NewOrder order) {
    callsUntilAway--;
    if (callsUntilAway == 0 && !orders.containsKey(order.clientOrderId())) {
      place(order);
    }
    if (isAway() || unlucky()) {
      return new Submission.Unanswered("request lost");
    }
    if (!orders.containsKey(order.clientOrderId())) {
      if (unlucky()) {
        return new Submission.Denied("TRADING_HALTED", "halted", null);
      }
      place(order);
    } else if (!orders.get(order.clientOrderId()).equals(order)) {
      violations.add("another order under id " + order.clientOrderId());
    }
    return unlucky()
        ? new Submission.Unanswered("answer lost")
        : new Submission.Placed(report(order.clientOrderId()));
  }

  @Override
  public Optional<OrderReport> find(ClientOrderId clientOrderId) {
    callsUntilAway--;
    if (isAway() || unlucky()) {
      throw new PeerUnreachableException(Peer.EXECUTION_GATEWAY, "did not answer");
    }
    if (!orders.containsKey(clientOrderId)) {
      return Optional.empty();
    }
    if (!isFinal(clientOrderId) && random.nextBoolean()) {
      end(clientOrderId);
    }
    return Optional.of(report(clientOrderId));
  }

  @Override
  public Positions of(StrategyName strategy) {
    if (unlucky()) {
      throw new PeerUnreachableException(Peer.EXECUTION_GATEWAY, "did not answer");
    }
    Map<Symbol, Position> positions = new HashMap<>();
    held.forEach(
        (symbol, shares) -> positions.put(symbol, new Position(shares, SignedQuantity.ZERO)));
    return new Positions(positions);
  }

  @Override
  public Positions ofAccount() {
    return of(StrategyName.of("all"));
  }

  private void place(NewOrder order) {
    if (order.side() == Side.BUY) {
      orders.values().stream()
          .filter(sell -> sell.side() == Side.SELL && !isFinal(sell.clientOrderId()))
          .forEach(sell -> violations.add("bought while " + sell.clientOrderId() + " was open"));
    }
    orders.values().stream()
        .filter(other -> other.symbol().equals(order.symbol()))
        .filter(other -> !status.get(other.clientOrderId()).equals("FILLED"))
        .forEach(other -> violations.add("a second order while " + other + " is not filled"));
    if (wouldPassThroughZero(order)) {
      violations.add("through zero in one order: " + order);
    }
    orders.put(order.clientOrderId(), order);
    status.put(order.clientOrderId(), unlucky() ? "UNKNOWN" : "ACCEPTED");
    if (!unlucky()) {
      end(order.clientOrderId());
    }
  }

  private boolean wouldPassThroughZero(NewOrder order) {
    SignedQuantity before = held(order.symbol());
    return before.plus(signed(order)).signum() * before.signum() < 0;
  }

  private static SignedQuantity signed(NewOrder order) {
    SignedQuantity shares = SignedQuantity.of(order.quantity());
    return order.side() == Side.BUY ? shares : shares.negated();
  }

  private void end(ClientOrderId id) {
    String end = unlucky() ? ENDS.get(random.nextInt(ENDS.size())) : "FILLED";
    status.put(id, end);
    if (end.equals("FILLED")) {
      NewOrder order = orders.get(id);
      held.merge(order.symbol(), signed(order), SignedQuantity::plus);
    }
  }

  private boolean isFinal(ClientOrderId id) {
    return new OrderStatus(status.get(id)).isFinal();
  }

  private OrderReport report(ClientOrderId id) {
    boolean filled = status.get(id).equals("FILLED");
    return new OrderReport(
        "o-" + id,
        id,
        new OrderStatus(status.get(id)),
        filled ? orders.get(id).quantity() : Quantity.ZERO,
        filled ? Price.of("10.01") : null,
        null);
  }

  private boolean isAway() {
    return callsUntilAway <= 0;
  }

  private boolean unlucky() {
    return random.nextDouble() < trouble;
  }
}
