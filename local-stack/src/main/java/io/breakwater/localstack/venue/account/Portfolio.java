package io.breakwater.localstack.venue.account;

import io.breakwater.localstack.venue.order.Side;
import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import io.breakwater.money.SignedQuantity;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Cash and positions. A fill moves the cash by exactly quantity times price: there are no fees. */
public record Portfolio(Money cash, SortedMap<String, Position> positions) {

  public Portfolio {
    positions = Collections.unmodifiableSortedMap(new TreeMap<>(positions));
  }

  public static Portfolio of(Money cash) {
    return new Portfolio(cash, new TreeMap<>());
  }

  public Portfolio after(String symbol, Side side, Quantity quantity, Price price) {
    SignedQuantity change = side.signed(quantity);
    var next = new TreeMap<>(positions);
    Position held = positions.get(symbol);
    if (held == null) {
      next.put(symbol, new Position(symbol, change, price));
    } else if (held.quantity().plus(change).signum() == 0) {
      next.remove(symbol);
    } else {
      next.put(symbol, held.after(change, price));
    }
    return new Portfolio(cash.minus(price.times(change)), next);
  }

  /**
   * The portfolio as it would be had the executions of a symbol been others.
   *
   * @param was what those that there were make of an empty portfolio
   * @param is what the others make of it
   */
  public Portfolio amended(String symbol, Portfolio was, Portfolio is) {
    var next = new TreeMap<>(positions);
    next.remove(symbol);
    is.position(symbol).ifPresent(position -> next.put(symbol, position));
    return new Portfolio(cash.plus(is.cash()).minus(was.cash()), next);
  }

  public Optional<Position> position(String symbol) {
    return Optional.ofNullable(positions.get(symbol));
  }

  /** Zero where nothing is held. */
  public SignedQuantity quantity(String symbol) {
    return position(symbol).map(Position::quantity).orElse(SignedQuantity.ZERO);
  }
}
