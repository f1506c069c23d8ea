package io.breakwater.execution.broker;

import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the broker says an order asks for: its words, also those that we do not send. What is null
 * was not said.
 *
 * @param type the broker's word
 * @param notional with an order by amount of money
 * @param stopPrice of a trailing stop the one that moves
 * @param orderClass the broker's word; empty for an order by itself
 * @param timeInForce the broker's word; it may be another than the order was given with
 */
public record BrokerTerms(
    Symbol symbol,
    Side side,
    String type,
    @Nullable Quantity quantity,
    @Nullable Money notional,
    @Nullable Price limitPrice,
    @Nullable Price stopPrice,
    @Nullable Price trailPrice,
    @Nullable BigDecimal trailPercent,
    String timeInForce,
    boolean extendedHours,
    String orderClass) {

  public BrokerTerms {
    trailPercent = trailPercent == null ? null : trailPercent.stripTrailingZeros();
    orderClass = orderClass.equals("simple") ? "" : orderClass;
  }

  /** What a broker says that has understood what it was asked for. */
  public static BrokerTerms of(OrderTerms asked) {
    return new BrokerTerms(
        asked.symbol(),
        asked.side(),
        asked.type().wireName(),
        asked.quantity(),
        asked.notional(),
        asked.limitPrice(),
        asked.stopPrice(),
        asked.trailPrice(),
        asked.trailPercent(),
        asked.timeInForce().name().toLowerCase(Locale.ROOT),
        asked.extendedHours(),
        asked.exits().wireName());
  }

  /**
   * The same in our words, of an order that stands by itself; empty where it is of a kind that we
   * have no words for.
   */
  public Optional<OrderTerms> inOurWords() {
    return inOurWords(new Exits.None());
  }

  /** The same of an order with these exits. */
  Optional<OrderTerms> inOurWords(Exits exits) {
    try {
      return Optional.of(
          new OrderTerms(
              symbol,
              side,
              amount(),
              pricing(OrderType.valueOf(type.toUpperCase(Locale.ROOT))),
              TimeInForce.valueOf(timeInForce.toUpperCase(Locale.ROOT)),
              extendedHours,
              exits));
    } catch (IllegalArgumentException e) {
      // Each of these types refuses what it has no word for.
      return Optional.empty();
    }
  }

  /** Of a trailing stop the broker tells the stop price of the moment too. */
  private Pricing pricing(OrderType known) {
    Price stop = known == OrderType.TRAILING_STOP ? null : stopPrice;
    return Pricing.of(known, limitPrice, stop, trailPrice, trailPercent);
  }

  private OrderAmount amount() {
    if (notional != null) {
      return new OrderAmount.Notional(notional);
    }
    if (quantity != null) {
      return new OrderAmount.Shares(quantity);
    }
    throw new IllegalArgumentException("neither a quantity nor an amount of money");
  }

  /**
   * Whether this is what was asked for. Time in force is left out, because a broker may answer with
   * another than it was given; the money is in the rest.
   */
  boolean isWhatWasAskedFor(OrderTerms terms) {
    return symbol.equals(terms.symbol())
        && side == terms.side()
        && extendedHours == terms.extendedHours()
        && orderClass.equals(terms.exits().wireName())
        && isAmount(terms.amount())
        && isPricing(terms.pricing());
  }

  /**
   * Whether this is the replacement that was asked for. The number of shares asked for is the
   * total, and a broker may say of the replacement what was left of that when it came. The class is
   * left out: no request to replace can change it, and of an exit the broker names its entry's.
   */
  boolean isReplacementAskedFor(OrderTerms terms) {
    Quantity total = terms.quantity();
    return total != null
        && quantity != null
        && !quantity.isZero()
        && quantity.compareTo(total) <= 0
        && with(total, terms.exits().wireName()).isWhatWasAskedFor(terms);
  }

  private BrokerTerms with(Quantity otherQuantity, String otherClass) {
    return new BrokerTerms(
        symbol,
        side,
        type,
        otherQuantity,
        notional,
        limitPrice,
        stopPrice,
        trailPrice,
        trailPercent,
        timeInForce,
        extendedHours,
        otherClass);
  }

  /** Of an order by money the broker may say later how many shares it has come to. */
  private boolean isAmount(OrderAmount amount) {
    return switch (amount) {
      case OrderAmount.Shares(Quantity asked) -> asked.equals(quantity);
      case OrderAmount.Notional(Money asked) -> asked.equals(notional);
    };
  }

  private boolean isPricing(Pricing pricing) {
    return switch (pricing) {
      case Pricing.Market() -> isOf(OrderType.MARKET) && limitPrice == null;
      case Pricing.Limit(Price limit) -> isOf(OrderType.LIMIT) && limit.equals(limitPrice);
      case Pricing.Stop(Price stop) -> isStop() && stop.equals(stopPrice);
      case Pricing.StopLimit(Price stop, Price limit) ->
          isOf(OrderType.STOP_LIMIT) && stop.equals(stopPrice) && limit.equals(limitPrice);
      case Pricing.TrailingStop(Pricing.Trail trail) ->
          isOf(OrderType.TRAILING_STOP) && isTrail(trail);
    };
  }

  /** Alpaca turns a buy stop into a stop-limit, with a limit of its own choice. */
  private boolean isStop() {
    return isOf(OrderType.STOP) || (side == Side.BUY && isOf(OrderType.STOP_LIMIT));
  }

  private boolean isTrail(Pricing.Trail trail) {
    return switch (trail) {
      case Pricing.Trail.ByPrice(Price price) -> price.equals(trailPrice);
      case Pricing.Trail.ByPercent(BigDecimal percent) ->
          trailPercent != null && percent.compareTo(trailPercent) == 0;
    };
  }

  private boolean isOf(OrderType asked) {
    return type.equals(asked.wireName());
  }
}
