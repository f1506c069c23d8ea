package io.breakwater.localstack.venue.trading;

import io.breakwater.localstack.venue.bar.BarHistory;
import io.breakwater.localstack.venue.bar.SymbolBars;
import io.breakwater.localstack.venue.hours.VenueHours;
import io.breakwater.localstack.venue.order.BuyCollar;
import io.breakwater.localstack.venue.order.Family;
import io.breakwater.localstack.venue.order.Order;
import io.breakwater.localstack.venue.order.OrderStatus;
import io.breakwater.localstack.venue.order.OrderTerms;
import io.breakwater.localstack.venue.order.OrderType;
import io.breakwater.localstack.venue.order.Refusal;
import io.breakwater.localstack.venue.order.Side;
import io.breakwater.localstack.venue.order.TimeInForce;
import io.breakwater.localstack.venue.order.Trail;
import io.breakwater.localstack.venue.tape.Quote;
import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import io.breakwater.money.SignedQuantity;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether the account may place an order, by Alpaca's rules and in its words. Immutable,
 * thread-safe.
 */
public final class Admission {
  private static final BigDecimal SHORT_COLLAR = new BigDecimal("1.03");

  private final BarHistory history;
  private final OrderRules rules;
  private final boolean positionFlips;

  /**
   * @param positionFlips whether one order may take a position through zero; Alpaca refuses it
   */
  public Admission(BarHistory history, VenueHours hours, boolean positionFlips) {
    this.history = history;
    this.rules = new OrderRules(hours);
    this.positionFlips = positionFlips;
  }

  /** The answer: a refusal, or the price at which the order counts against buying power. */
  public Verdict judge(OrderTerms terms, AccountState account) {
    return judge(terms, null, account);
  }

  /**
   * The same for an order in the place of another. An exit of a family closes what its entry opens:
   * it counts against nothing.
   *
   * @param account without the other
   */
  Verdict judgeReplacement(Order replaced, OrderTerms terms, AccountState account) {
    Family family = replaced.links().family();
    if (family == null || family.isEntry()) {
      return judge(terms, replaced.terms(), account);
    }
    OrderTerms before = replaced.status() == OrderStatus.HELD ? terms : replaced.terms();
    Optional<Refusal> refused = suspended(account).or(() -> rules.refuse(terms, before, account));
    return new Verdict(refused.orElse(null), null);
  }

  private Verdict judge(OrderTerms terms, @Nullable OrderTerms before, AccountState account) {
    Optional<Refusal> refused =
        badSymbol(terms, account)
            .or(() -> suspended(account))
            .or(() -> badFraction(terms, account))
            .or(() -> rules.refuse(terms, before, account));
    return refused
        .map(refusal -> new Verdict(refusal, null))
        .orElseGet(() -> judgeAgainstPosition(terms, account));
  }

  /**
   * What admission says.
   *
   * @param refusal null if the order is admitted
   * @param reservePrice null if it is refused, or only reduces the position
   */
  public record Verdict(@Nullable Refusal refusal, @Nullable Price reservePrice) {}

  private Optional<Refusal> badSymbol(OrderTerms terms, AccountState account) {
    String symbol = terms.symbol();
    Optional<SymbolBars> bars = history.of(symbol);
    if (bars.isEmpty()) {
      return unprocessable("asset \"%s\" not found".formatted(symbol));
    }
    return bars.get().firstDate().isAfter(VenueHours.dateOf(account.at()))
        ? unprocessable("asset \"%s\" is not tradable".formatted(symbol))
        : Optional.empty();
  }

  private static Optional<Refusal> suspended(AccountState account) {
    return account.settings().suspendTrade()
        ? Optional.of(forbidden("new orders are rejected by user request"))
        : Optional.empty();
  }

  private static Optional<Refusal> badFraction(OrderTerms terms, AccountState account) {
    if (!terms.isFractional()) {
      return Optional.empty();
    }
    if (!account.settings().fractionalTrading()) {
      return Optional.of(forbidden("fractional trading is disabled for this account"));
    }
    return terms.type() == OrderType.MARKET && terms.timeInForce() == TimeInForce.DAY
        ? Optional.empty()
        : unprocessable(
            (terms.notional() == null ? "fractional" : "notional")
                + " orders must be DAY market orders");
  }

  private Verdict judgeAgainstPosition(OrderTerms terms, AccountState account) {
    SignedQuantity held = account.portfolio().quantity(terms.symbol());
    boolean closes = held.signum() == (terms.side() == Side.SELL ? 1 : -1);
    if (!closes) {
      return judgeOpening(terms, account);
    }
    Quantity onOrder = account.heldForOrders(terms.symbol(), terms.side());
    Quantity existing = held.abs();
    Quantity available = existing.compareTo(onOrder) > 0 ? existing.minus(onOrder) : Quantity.ZERO;
    if (terms.quantity().compareTo(available) <= 0) {
      return new Verdict(null, null);
    }
    return positionFlips
        ? judgeOpening(terms, account)
        : new Verdict(insufficientQuantity(terms, existing, onOrder, available), null);
  }

  private static Verdict judgeOpening(OrderTerms terms, AccountState account) {
    if (terms.side() == Side.SELL) {
      Optional<Refusal> refused = badShort(terms, account);
      if (refused.isPresent()) {
        return new Verdict(refused.get(), null);
      }
    }
    Optional<Quote> quote = account.tape().latestQuote(terms.symbol(), account.at());
    if (quote.isEmpty()) {
      return new Verdict(
          unprocessable("asset \"%s\" is not tradable".formatted(terms.symbol())).get(), null);
    }
    Price reserve = reservePrice(terms, quote.get());
    Money cost = reserve.times(terms.quantity());
    Money buyingPower = account.buyingPower();
    return cost.compareTo(buyingPower) <= 0
        ? new Verdict(null, reserve)
        : new Verdict(insufficientBuyingPower(buyingPower, cost), null);
  }

  private static Optional<Refusal> badShort(OrderTerms terms, AccountState account) {
    if (account.settings().noShorting()) {
      return Optional.of(forbidden("account is not allowed to short"));
    }
    return terms.isFractional()
        ? unprocessable("fractional orders cannot be sold short")
        : Optional.empty();
  }

  /** Alpaca counts a market order, and any short one, at a little more than it will likely cost. */
  private static Price reservePrice(OrderTerms terms, Quote quote) {
    Price limit = terms.limitPrice();
    Price ask = quote.ask();
    if (terms.side() == Side.SELL) {
      BigDecimal collared = ask.value().multiply(SHORT_COLLAR);
      return Price.of(limit == null ? collared : collared.max(limit.value()));
    }
    return limit != null ? limit : BuyCollar.above(worksFrom(terms, quote));
  }

  private static Price worksFrom(OrderTerms terms, Quote quote) {
    Trail trail = terms.prices().trail();
    Price stop = terms.prices().stop();
    if (trail != null) {
      return trail.stop(Side.BUY, quote.last());
    }
    return stop == null ? quote.ask() : stop;
  }

  private static Refusal insufficientBuyingPower(Money buyingPower, Money cost) {
    return new Refusal(
        Refusal.Kind.FORBIDDEN,
        "insufficient buying power",
        Map.of(
            "buying_power", buyingPower.amount().toPlainString(),
            "cost_basis", cost.amount().toPlainString()));
  }

  private static Refusal insufficientQuantity(
      OrderTerms terms, Quantity existing, Quantity onOrder, Quantity available) {
    var details = new LinkedHashMap<String, String>();
    details.put("available", available.toString());
    details.put("existing_qty", existing.toString());
    details.put("held_for_orders", onOrder.toString());
    details.put("symbol", terms.symbol());
    return new Refusal(
        Refusal.Kind.FORBIDDEN,
        "insufficient qty available for order (requested: %s, available: %s)"
            .formatted(terms.quantity(), available),
        details);
  }

  private static Refusal forbidden(String message) {
    return Refusal.of(Refusal.Kind.FORBIDDEN, message);
  }

  private static Optional<Refusal> unprocessable(String message) {
    return Optional.of(Refusal.of(Refusal.Kind.UNPROCESSABLE, message));
  }
}
