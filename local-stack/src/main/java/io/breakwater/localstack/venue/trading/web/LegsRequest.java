package io.breakwater.localstack.venue.trading.web;

import io.breakwater.localstack.venue.order.ClientOrderId;
import io.breakwater.localstack.venue.order.OrderClass;
import io.breakwater.localstack.venue.order.OrderTerms;
import io.breakwater.localstack.venue.order.OrderType;
import io.breakwater.localstack.venue.order.Prices;
import io.breakwater.localstack.venue.order.Side;
import io.breakwater.localstack.venue.order.Ticket;
import io.breakwater.money.Price;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the legs of an order, which close what the order opens. */
final class LegsRequest {
  private static final String TAKE_PROFIT = "take_profit";
  private static final String STOP_LOSS = "stop_loss";

  private final Optional<Body> takeProfit;
  private final Optional<Body> stopLoss;

  LegsRequest(Body body) {
    takeProfit = body.object(TAKE_PROFIT);
    stopLoss = body.object(STOP_LOSS);
  }

  /** The limit of an OCO, which Alpaca takes from its profit leg; older clients name it on top. */
  Price profitOf(Body order) {
    return takeProfit
        .flatMap(leg -> new OrderFields(leg).price("limit_price"))
        .or(() -> new OrderFields(order).price("limit_price"))
        .orElseThrow(() -> Body.bad("oco orders require take_profit.limit_price"));
  }

  Ticket ticket(OrderClass orderClass, OrderTerms order, Supplier<UUID> ids) {
    switch (orderClass) {
      case BRACKET -> {
        require(takeProfit, "bracket orders require take_profit.limit_price");
        require(stopLoss, "bracket orders require stop_loss.stop_price");
      }
      case OCO -> require(stopLoss, "oco orders require stop_loss.stop_price");
      case OTO -> {
        if (takeProfit.isPresent() == stopLoss.isPresent()) {
          throw Body.bad("oto orders require one of take_profit or stop_loss");
        }
      }
    }
    Side exit = orderClass == OrderClass.OCO ? order.side() : order.side().other();
    return new Ticket(
        orderClass,
        order,
        orderClass == OrderClass.OCO ? null : takeProfit(order, exit, ids),
        stopLoss(order, exit, ids));
  }

  private @Nullable OrderTerms takeProfit(OrderTerms order, Side exit, Supplier<UUID> ids) {
    return takeProfit
        .map(leg -> {
          Price limit =
              new OrderFields(leg)
                  .price("limit_price")
                  .orElseThrow(() -> Body.bad("take_profit.limit_price is required"));
          return leg(order, exit, OrderType.LIMIT, Prices.limit(limit), ids);
        })
        .orElse(null);
  }

  private @Nullable OrderTerms stopLoss(OrderTerms order, Side exit, Supplier<UUID> ids) {
    return stopLoss
        .map(leg -> {
          var fields = new OrderFields(leg);
          Price stop =
              fields
                  .price("stop_price")
                  .orElseThrow(() -> Body.bad("stop_loss.stop_price is required"));
          Price limit = fields.price("limit_price").orElse(null);
          OrderType type = limit == null ? OrderType.STOP : OrderType.STOP_LIMIT;
          return leg(order, exit, type, new Prices(limit, stop, null), ids);
        })
        .orElse(null);
  }

  private static OrderTerms leg(
      OrderTerms order, Side exit, OrderType type, Prices prices, Supplier<UUID> ids) {
    return new OrderTerms(
        new ClientOrderId(ids.get().toString()),
        order.symbol(),
        exit,
        type,
        order.timeInForce(),
        order.quantity(),
        prices);
  }

  private static void require(Optional<Body> leg, String message) {
    if (leg.isEmpty()) {
      throw Body.bad(message);
    }
  }
}
