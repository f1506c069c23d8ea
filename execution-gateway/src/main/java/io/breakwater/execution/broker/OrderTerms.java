package io.breakwater.execution.broker;

import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What an order asks for. Holds whatever can be said in an order; whether a broker takes it is for
 * {@link TermsRule}, and asked of what is new: a row written under another rule must still be read.
 *
 * @param extendedHours whether it trades outside the session too
 * @param exits what closes again what it opens
 */
public record OrderTerms(
    Symbol symbol,
    Side side,
    OrderAmount amount,
    Pricing pricing,
    TimeInForce timeInForce,
    boolean extendedHours,
    Exits exits) {

  /** An order that stands by itself. */
  public OrderTerms(
      Symbol symbol,
      Side side,
      OrderAmount amount,
      Pricing pricing,
      TimeInForce timeInForce,
      boolean extendedHours) {
    this(symbol, side, amount, pricing, timeInForce, extendedHours, new Exits.None());
  }

  /** An order for shares, in the session, that stands by itself. */
  public static OrderTerms of(
      Symbol symbol, Side side, Quantity quantity, Pricing pricing, TimeInForce timeInForce) {
    return new OrderTerms(
        symbol, side, new OrderAmount.Shares(quantity), pricing, timeInForce, false);
  }

  public OrderType type() {
    return pricing.type();
  }

  /** Null for an order by amount of money. */
  public @Nullable Quantity quantity() {
    return amount instanceof OrderAmount.Shares(Quantity quantity) ? quantity : null;
  }

  /** Null for an order by number of shares. */
  public @Nullable Money notional() {
    return amount instanceof OrderAmount.Notional(Money money) ? money : null;
  }

  public @Nullable Price limitPrice() {
    return pricing.limitPrice();
  }

  public @Nullable Price stopPrice() {
    return pricing.stopPrice();
  }

  public @Nullable Price trailPrice() {
    return pricing.trailPrice();
  }

  public @Nullable BigDecimal trailPercent() {
    return pricing.trailPercent();
  }

  /**
   * Whether the order makes sense only while the market is open: a market order would execute at
   * whatever price the next session opens with, and an immediate one would be canceled at once.
   */
  public boolean needsOpenMarket() {
    return timeInForce.isImmediate() || (type() == OrderType.MARKET && !timeInForce.isForAuction());
  }
}
