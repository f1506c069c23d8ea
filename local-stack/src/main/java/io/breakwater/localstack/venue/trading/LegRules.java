package io.breakwater.localstack.venue.trading;

import io.breakwater.localstack.venue.order.OrderClass;
import io.breakwater.localstack.venue.order.OrderTerms;
import io.breakwater.localstack.venue.order.OrderType;
import io.breakwater.localstack.venue.order.Refusal;
import io.breakwater.localstack.venue.order.Side;
import io.breakwater.localstack.venue.order.Ticket;
import io.breakwater.localstack.venue.order.TimeInForce;
import io.breakwater.money.Price;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which orders may have legs, and which legs, by Alpaca's rules. */
final class LegRules {
  private static final BigDecimal CENT = new BigDecimal("0.01");

  private LegRules() {}

  static Optional<Refusal> refuse(Ticket ticket, AccountState account) {
    OrderClass orderClass = ticket.orderClass();
    if (orderClass == null) {
      return Optional.empty();
    }
    return badOrder(ticket.order(), orderClass)
        .or(() ->
            orderClass == OrderClass.OCO ? badExit(ticket.order(), account) : Optional.empty())
        .or(() -> badTicks(ticket))
        .or(() -> badPrices(ticket, account));
  }

  private static Optional<Refusal> badOrder(OrderTerms order, OrderClass orderClass) {
    String name = orderClass.wire();
    boolean lasting =
        order.timeInForce() == TimeInForce.DAY || order.timeInForce() == TimeInForce.GTC;
    if (!lasting) {
      return unprocessable(name + " orders must be DAY or GTC orders");
    }
    if (order.extendedHours()) {
      return unprocessable(name + " orders are not for extended hours");
    }
    if (order.isFractional()) {
      return unprocessable("fractional orders must be simple orders");
    }
    if (orderClass == OrderClass.OCO && order.type() != OrderType.LIMIT) {
      return Optional.of(Refusal.of(Refusal.Kind.BAD_FIELD, "oco orders must be limit orders"));
    }
    return order.type() == OrderType.TRAILING_STOP
        ? unprocessable("a trailing stop cannot have legs")
        : Optional.empty();
  }

  private static Optional<Refusal> badExit(OrderTerms order, AccountState account) {
    int held = account.portfolio().quantity(order.symbol()).signum();
    return held == (order.side() == Side.SELL ? 1 : -1)
        ? Optional.empty()
        : unprocessable("oco orders must be exit orders");
  }

  private static Optional<Refusal> badTicks(Ticket ticket) {
    return ticket.legs().stream().flatMap(leg -> OrderRules.badTicks(leg).stream()).findFirst();
  }

  /** The profit lies beyond the base price on the one side, the loss on the other. */
  private static Optional<Refusal> badPrices(Ticket ticket, AccountState account) {
    OrderTerms stopLoss = ticket.stopLoss();
    Price stop = stopLoss == null ? null : stopLoss.prices().stop();
    if (ticket.orderClass() == OrderClass.OCO) {
      Side exit = ticket.order().side();
      return OrderRules.badStop(
              exit, stop, account.tape().lastPrice(ticket.order().symbol(), account.at()))
          .or(() -> badProfit(exit == Side.SELL, ticket.order().limitPrice(), stop));
    }
    boolean rises = ticket.order().side() == Side.BUY;
    OrderTerms takeProfit = ticket.takeProfit();
    Price base = basePrice(ticket.order(), account);
    return badProfit(rises, takeProfit == null ? null : takeProfit.limitPrice(), base)
        .or(() -> badLoss(rises, stop, base));
  }

  private static @Nullable Price basePrice(OrderTerms order, AccountState account) {
    if (order.limitPrice() != null) {
      return order.limitPrice();
    }
    return order.prices().stop() != null
        ? order.prices().stop()
        : account.tape().lastPrice(order.symbol(), account.at()).orElse(null);
  }

  private static Optional<Refusal> badProfit(
      boolean rises, @Nullable Price limit, @Nullable Price base) {
    return badDistance("take_profit.limit_price", rises, limit, base);
  }

  private static Optional<Refusal> badLoss(
      boolean rises, @Nullable Price stop, @Nullable Price base) {
    return badDistance("stop_loss.stop_price", !rises, stop, base);
  }

  private static Optional<Refusal> badDistance(
      String field, boolean above, @Nullable Price price, @Nullable Price base) {
    if (price == null || base == null) {
      return Optional.empty();
    }
    BigDecimal distance = price.value().subtract(base.value());
    if ((above ? distance : distance.negate()).compareTo(CENT) >= 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Refusal(
            Refusal.Kind.UNPROCESSABLE,
            "%s must be %s base_price %s 0.01"
                .formatted(field, above ? ">=" : "<=", above ? "+" : "-"),
            Map.of("base_price", base.toString())));
  }

  private static Optional<Refusal> unprocessable(String message) {
    return Optional.of(Refusal.of(Refusal.Kind.UNPROCESSABLE, message));
  }
}
