package io.breakwater.execution.broker;

import io.breakwater.money.Price;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What goes with an order to close what it opens: Alpaca's order classes. Each exit becomes an
 * order of the broker's own, a leg.
 */
public sealed interface Exits {

  /** No exits: the order stands by itself. */
  record None() implements Exits {}

  /** Once the order is filled, whichever exit fills first ends the other. */
  record Bracket(TakeProfit takeProfit, StopLoss stopLoss) implements Exits {}

  /** The order is itself an exit, at a limit; the first of the two to fill ends the other. */
  record OneCancelsOther(StopLoss stopLoss) implements Exits {}

  /** Once the order is filled, the one exit works. */
  record OneTriggersOther(Exit exit) implements Exits {}

  /** One way out. */
  sealed interface Exit {}

  /** At a limit where the price has gone the right way. */
  record TakeProfit(Price limitPrice) implements Exit {}

  /**
   * At the market, or at a limit, where it has gone the wrong way.
   *
   * @param limitPrice null for one at the market
   */
  record StopLoss(Price stopPrice, @Nullable Price limitPrice) implements Exit {}

  /** As brokers and clients call it; empty for an order by itself. */
  default String wireName() {
    return switch (this) {
      case None() -> "";
      case Bracket _ -> "bracket";
      case OneCancelsOther _ -> "oco";
      case OneTriggersOther _ -> "oto";
    };
  }

  /** Whether brokers call something so that we have words for. */
  static boolean isWireName(String text) {
    return switch (text) {
      case "", "simple", "bracket", "oco", "oto" -> true;
      default -> false;
    };
  }

  default boolean isNone() {
    return this instanceof None;
  }

  /** The exit at a limit that is an order beside this one. */
  default Optional<TakeProfit> profitExit() {
    return switch (this) {
      case Bracket(TakeProfit takeProfit, _) -> Optional.of(takeProfit);
      case OneTriggersOther(TakeProfit takeProfit) -> Optional.of(takeProfit);
      case OneTriggersOther(StopLoss _), OneCancelsOther _, None _ -> Optional.empty();
    };
  }

  /** The exit at a stop. */
  default Optional<StopLoss> stopExit() {
    return switch (this) {
      case Bracket(_, StopLoss stopLoss) -> Optional.of(stopLoss);
      case OneCancelsOther(StopLoss stopLoss) -> Optional.of(stopLoss);
      case OneTriggersOther(StopLoss stopLoss) -> Optional.of(stopLoss);
      case OneTriggersOther(TakeProfit _), None _ -> Optional.empty();
    };
  }

  /** Every price in it, in no order. */
  default Stream<Price> prices() {
    return Stream.concat(
        profitExit().map(TakeProfit::limitPrice).stream(),
        stopExit().stream()
            .flatMap(stop ->
                Stream.concat(Stream.of(stop.stopPrice()), Stream.ofNullable(stop.limitPrice()))));
  }

  /**
   * From the exits that are there.
   *
   * @param wireName of the class; empty or {@code simple} for an order by itself
   * @param takeProfit of an OCO left out: it is the order's own limit
   * @throws IllegalArgumentException if one that belongs to the class is missing, or one that does
   *     not is there
   */
  static Exits of(String wireName, @Nullable TakeProfit takeProfit, @Nullable StopLoss stopLoss) {
    return switch (wireName) {
      case "", "simple" -> {
        if (takeProfit != null || stopLoss != null) {
          throw new IllegalArgumentException(
              "an order of class simple has no take_profit and no stop_loss");
        }
        yield new None();
      }
      case "bracket" -> {
        if (takeProfit == null || stopLoss == null) {
          throw new IllegalArgumentException(
              "an order of class bracket needs take_profit and stop_loss");
        }
        yield new Bracket(takeProfit, stopLoss);
      }
      case "oco" -> {
        if (takeProfit != null || stopLoss == null) {
          throw new IllegalArgumentException("an order of class oco needs stop_loss");
        }
        yield new OneCancelsOther(stopLoss);
      }
      case "oto" -> new OneTriggersOther(oneOf(takeProfit, stopLoss));
      default -> throw new IllegalArgumentException("there is no order class " + wireName);
    };
  }

  private static Exit oneOf(@Nullable TakeProfit takeProfit, @Nullable StopLoss stopLoss) {
    if (takeProfit != null && stopLoss == null) {
      return takeProfit;
    }
    if (takeProfit == null && stopLoss != null) {
      return stopLoss;
    }
    throw new IllegalArgumentException(
        "an order of class oto needs one of take_profit and stop_loss");
  }
}
