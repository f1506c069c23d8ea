package io.breakwater.localstack.venue.trading.web;

import io.breakwater.localstack.venue.order.OrderClass;
import io.breakwater.localstack.venue.order.OrderTerms;
import io.breakwater.localstack.venue.order.OrderType;
import io.breakwater.localstack.venue.order.Prices;
import io.breakwater.localstack.venue.order.Side;
import io.breakwater.localstack.venue.order.Ticket;
import io.breakwater.localstack.venue.order.Trail;
import io.breakwater.localstack.venue.wire.AlpacaError;
import io.breakwater.localstack.venue.wire.AlpacaException;
import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the terms of an order from the body of a request, or says what is wrong with it. */
final class OrderRequest {
  private final Body body;
  private final OrderFields fields;

  private OrderRequest(Body body) {
    this.body = body;
    this.fields = new OrderFields(body);
  }

  /**
   * Reads an order and its legs.
   *
   * @param ids makes the client order id where the client gave none
   */
  static Ticket read(Body body, Supplier<UUID> ids) {
    var request = new OrderRequest(body);
    Optional<OrderClass> orderClass = request.orderClass();
    OrderTerms order = request.order(orderClass, ids);
    if (orderClass.isEmpty()) {
      request.refuseLegs();
      return Ticket.alone(order);
    }
    return request.legs().ticket(orderClass.get(), order, ids);
  }

  private OrderTerms order(Optional<OrderClass> orderClass, Supplier<UUID> ids) {
    OrderType type =
        OrderType.parse(body.requiredText("type"))
            .orElseThrow(() -> Body.bad("invalid order type"));
    Money notional = notional();
    return new OrderTerms(
        fields.clientOrderId(ids),
        body.requiredText("symbol"),
        Side.parse(body.requiredText("side")).orElseThrow(() -> Body.bad("invalid side")),
        type,
        fields.timeInForce().orElseThrow(() -> Body.bad("time_in_force is required")),
        notional == null ? quantity() : Quantity.ZERO,
        orderClass.filter(OrderClass.OCO::equals).isPresent() && type == OrderType.LIMIT
            ? Prices.limit(legs().profitOf(body))
            : prices(type),
        body.flag("extended_hours").orElse(false),
        notional);
  }

  private Optional<OrderClass> orderClass() {
    return body.text("order_class")
        .filter(text -> !text.equals("simple"))
        .map(text ->
            OrderClass.parse(text)
                .orElseThrow(() ->
                    unprocessable(
                        "order_class %s is not supported by this venue".formatted(cut(text)))));
  }

  private LegsRequest legs() {
    return new LegsRequest(body);
  }

  private void refuseLegs() {
    if (body.has("take_profit") || body.has("stop_loss")) {
      throw Body.bad("simple orders must not have take_profit or stop_loss");
    }
  }

  private Quantity quantity() {
    return fields.quantity().orElseThrow(() -> Body.bad("qty is required"));
  }

  private @Nullable Money notional() {
    if (body.has("notional") && body.has("qty")) {
      throw unprocessable("only one of qty or notional is accepted");
    }
    return fields.amount("notional").map(Money::usd).orElse(null);
  }

  private Prices prices(OrderType type) {
    return new Prices(
        price("limit_price", type.hasLimit(), type),
        price("stop_price", type.hasStop(), type),
        trail(type));
  }

  private @Nullable Trail trail(OrderType type) {
    boolean byAmount = body.has("trail_price");
    boolean byPercent = body.has("trail_percent");
    if (type != OrderType.TRAILING_STOP) {
      if (byAmount || byPercent) {
        throw Body.bad("%s orders must not have a trail".formatted(type.wire()));
      }
      return null;
    }
    if (byAmount == byPercent) {
      throw Body.bad("trailing stop orders must specify one of trail_price or trail_percent");
    }
    return byAmount
        ? new Trail.By(fields.price("trail_price").orElseThrow())
        : new Trail.Percent(fields.percent("trail_percent").orElseThrow());
  }

  private @Nullable Price price(String field, boolean required, OrderType type) {
    if (!required && body.has(field)) {
      throw Body.bad("%s orders must not have a %s".formatted(type.wire(), field));
    }
    return required
        ? fields
            .price(field)
            .orElseThrow(() ->
                Body.bad("%s orders require %s".formatted(type.wire(), field.replace('_', ' '))))
        : null;
  }

  private static AlpacaException unprocessable(String message) {
    return new AlpacaException(AlpacaError.unprocessable(message));
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(text.length(), 32));
  }
}
