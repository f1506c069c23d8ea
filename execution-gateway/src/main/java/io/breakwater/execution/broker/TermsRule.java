package io.breakwater.execution.broker;

import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What goes with what in an order: Alpaca's rules (orders and fractional trading, read 2026-11-22),
 * as far as the terms alone tell. What needs more than the terms, such as whether an asset can be
 * had in fractions, is for the broker to say. The names are the codes on the wire: stable, never
 * reused.
 */
public enum TermsRule {
  TIME_IN_FORCE_NOT_SUPPORTED(
      "Stop, stop-limit and trailing-stop orders go with `day` and `gtc` only."),
  EXTENDED_HOURS_NOT_SUPPORTED(
      "`extended_hours` goes with limit orders for whole shares with `day` or `gtc` only."),
  FRACTION_NOT_SUPPORTED("A fraction of a share goes with `day` only."),
  NOTIONAL_NOT_SUPPORTED("`notional` goes with market orders with `day` only."),
  NOTIONAL_TOO_SMALL("`notional` must be at least one dollar."),
  NOTIONAL_TOO_LARGE("`notional` must be at most a thousand million dollars."),
  ORDER_CLASS_NOT_SUPPORTED(
      "Exits go with orders for whole shares with `day` or `gtc`, in the session, and not with a"
          + " trailing stop; `oco` goes with limit orders only."),
  EXIT_PRICES_CROSSED(
      "The profit must lie at least a cent beyond the order's own price, or of an `oco` beyond the"
          + " stop, on the side where it is one; the stop on the other."),
  SUB_PENNY_PRICE("A price has at most two decimals from one dollar, and four below.");

  private static final int DECIMALS_FROM_A_DOLLAR = 2;
  private static final int DECIMALS_BELOW = 4;

  /** Ours: what it buys is a number of shares that can be written down, whatever the price. */
  private static final Money MOST_NOTIONAL = Money.usd(1_000_000_000);

  private static final BigDecimal CENT = new BigDecimal("0.01");

  private final String meaning;

  TermsRule(String meaning) {
    this.meaning = meaning;
  }

  /** One sentence of Markdown. */
  public String meaning() {
    return meaning;
  }

  /** The first rule that these terms break. */
  public static Optional<TermsRule> brokenBy(OrderTerms terms) {
    return Arrays.stream(values()).filter(rule -> rule.isBrokenBy(terms)).findFirst();
  }

  private boolean isBrokenBy(OrderTerms terms) {
    return switch (this) {
      case TIME_IN_FORCE_NOT_SUPPORTED ->
          terms.type().waitsForTrigger() && !terms.timeInForce().mayRest();
      case EXTENDED_HOURS_NOT_SUPPORTED -> terms.extendedHours() && !fitsExtendedHours(terms);
      case FRACTION_NOT_SUPPORTED -> isFraction(terms) && terms.timeInForce() != TimeInForce.DAY;
      case NOTIONAL_NOT_SUPPORTED -> terms.notional() != null && !fitsNotional(terms);
      case NOTIONAL_TOO_SMALL -> isBelowOneDollar(terms.notional());
      case NOTIONAL_TOO_LARGE -> isAboveTheMost(terms.notional());
      case ORDER_CLASS_NOT_SUPPORTED -> !terms.exits().isNone() && !fitsExits(terms);
      case EXIT_PRICES_CROSSED -> areCrossed(terms);
      case SUB_PENNY_PRICE ->
          Stream.concat(terms.pricing().prices(), terms.exits().prices())
              .anyMatch(price -> !isWholeTicks(price));
    };
  }

  /** Ticks are those of SEC rule 612: a cent, and a hundredth of one below a dollar. */
  private static boolean isWholeTicks(Price price) {
    boolean fromADollar = price.value().compareTo(BigDecimal.ONE) >= 0;
    return price.value().scale() <= (fromADollar ? DECIMALS_FROM_A_DOLLAR : DECIMALS_BELOW);
  }

  private static boolean fitsExtendedHours(OrderTerms terms) {
    return terms.type() == OrderType.LIMIT && terms.timeInForce().mayRest() && !isFraction(terms);
  }

  private static boolean fitsNotional(OrderTerms terms) {
    return terms.type() == OrderType.MARKET && terms.timeInForce() == TimeInForce.DAY;
  }

  private static boolean fitsExits(OrderTerms terms) {
    boolean isWhole = terms.quantity() != null && !isFraction(terms);
    boolean fitsType =
        terms.exits() instanceof Exits.OneCancelsOther
            ? terms.type() == OrderType.LIMIT
            : terms.type() != OrderType.TRAILING_STOP;
    return isWhole && fitsType && terms.timeInForce().mayRest() && !terms.extendedHours();
  }

  /** What rises is bought: its profit lies above. An OCO closes, so that what it sells rises. */
  private static boolean areCrossed(OrderTerms terms) {
    boolean isExit = terms.exits() instanceof Exits.OneCancelsOther;
    boolean rises = (terms.side() == Side.BUY) != isExit;
    Price base = terms.limitPrice() == null ? terms.stopPrice() : terms.limitPrice();
    Price profit =
        isExit ? base : terms.exits().profitExit().map(Exits.TakeProfit::limitPrice).orElse(null);
    Price stop = terms.exits().stopExit().map(Exits.StopLoss::stopPrice).orElse(null);
    return isTooNear(rises, profit, stop)
        || (!isExit && (isTooNear(rises, profit, base) || isTooNear(rises, base, stop)));
  }

  private static boolean isTooNear(boolean rises, @Nullable Price beyond, @Nullable Price price) {
    if (beyond == null || price == null) {
      return false;
    }
    BigDecimal distance = beyond.value().subtract(price.value());
    return (rises ? distance : distance.negate()).compareTo(CENT) < 0;
  }

  private static boolean isFraction(OrderTerms terms) {
    Quantity quantity = terms.quantity();
    return quantity != null && quantity.value().scale() > 0;
  }

  private static boolean isBelowOneDollar(@Nullable Money notional) {
    return notional != null && notional.compareTo(Money.usd(1)) < 0;
  }

  private static boolean isAboveTheMost(@Nullable Money notional) {
    return notional != null && notional.compareTo(MOST_NOTIONAL) > 0;
  }
}
