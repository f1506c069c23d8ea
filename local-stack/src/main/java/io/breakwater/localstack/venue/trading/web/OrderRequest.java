package io.breakwater.localstack.venue.trading.web;

import io.breakwater.localstack.venue.order.ClientOrderId;
import io.breakwater.localstack.venue.order.OrderTerms;
import io.breakwater.localstack.venue.order.OrderType;
import io.breakwater.localstack.venue.order.Side;
import io.breakwater.localstack.venue.order.TimeInForce;
import io.breakwater.localstack.venue.wire.AlpacaError;
import io.breakwater.localstack.venue.wire.AlpacaException;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the terms of an order from the body of a request, or says what is wrong with it. */
final class OrderRequest {
  private static final BigDecimal MAX_QUANTITY = BigDecimal.valueOf(1_000_000_000);
  private static final BigDecimal MAX_PRICE = BigDecimal.valueOf(10_000_000);
  private static final int QUANTITY_DECIMALS = 9;
  private static final int PRICE_DECIMALS = 9;
  private static final List<String> OTHER_TYPES = List.of("stop", "stop_limit", "trailing_stop");
  private static final List<String> OTHER_TIMES = List.of("opg", "cls");
  private static final List<String> OTHER_PRICES =
      List.of("stop_price", "trail_price", "trail_percent");

  private final Body body;

  private OrderRequest(Body body) {
    this.body = body;
  }

  /**
   * Reads an order.
   *
   * @param ids makes the client order id where the client gave none
   */
  static OrderTerms read(Body body, Supplier<UUID> ids) {
    var request = new OrderRequest(body);
    request.refuseWhatIsNotTraded();
    OrderType type = request.type();
    return new OrderTerms(
        request.clientOrderId(ids),
        body.requiredText("symbol"),
        Side.parse(body.requiredText("side")).orElseThrow(() -> Body.bad("invalid side")),
        type,
        request.timeInForce(),
        request.quantity(),
        request.limitPrice(type));
  }

  private void refuseWhatIsNotTraded() {
    if (body.has("notional")) {
      throw unprocessable(
          body.has("qty")
              ? "only one of qty or notional is accepted"
              : "notional orders are not supported by this venue");
    }
    if (body.flag("extended_hours").orElse(false)) {
      throw unprocessable("extended hours orders are not supported by this venue");
    }
    String orderClass = body.text("order_class").orElse("simple");
    if (!orderClass.equals("simple")) {
      throw unprocessable(
          "order_class %s is not supported by this venue".formatted(cut(orderClass)));
    }
    OTHER_PRICES.stream()
        .filter(body::has)
        .findFirst()
        .ifPresent(name -> {
          throw unprocessable("%s is not supported by this venue".formatted(name));
        });
  }

  private ClientOrderId clientOrderId(Supplier<UUID> ids) {
    String text = body.text("client_order_id").orElseGet(() -> ids.get().toString());
    if (text.length() > ClientOrderId.MAX_LENGTH) {
      throw Body.bad(
          "client_order_id must be no more than %d characters".formatted(ClientOrderId.MAX_LENGTH));
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw Body.bad("client_order_id must be printable");
    }
    return new ClientOrderId(text);
  }

  private OrderType type() {
    String text = body.requiredText("type");
    if (OTHER_TYPES.contains(text)) {
      throw unprocessable("order type %s is not supported by this venue".formatted(text));
    }
    return OrderType.parse(text).orElseThrow(() -> Body.bad("invalid order type"));
  }

  private TimeInForce timeInForce() {
    String text = body.requiredText("time_in_force");
    if (OTHER_TIMES.contains(text)) {
      throw unprocessable("time_in_force %s is not supported by this venue".formatted(text));
    }
    return TimeInForce.parse(text).orElseThrow(() -> Body.bad("invalid time_in_force"));
  }

  private Quantity quantity() {
    BigDecimal value = body.decimal("qty").orElseThrow(() -> Body.bad("qty is required"));
    if (value.signum() <= 0) {
      throw Body.bad("qty must be greater than 0");
    }
    if (value.compareTo(MAX_QUANTITY) > 0) {
      throw Body.bad("qty must be no more than " + MAX_QUANTITY.toPlainString());
    }
    if (value.stripTrailingZeros().scale() > QUANTITY_DECIMALS) {
      throw Body.bad("qty must have no more than %d decimals".formatted(QUANTITY_DECIMALS));
    }
    return Quantity.of(value);
  }

  private @Nullable Price limitPrice(OrderType type) {
    if (type == OrderType.MARKET) {
      if (body.has("limit_price")) {
        throw Body.bad("market orders must not have a limit_price");
      }
      return null;
    }
    BigDecimal value =
        body.decimal("limit_price").orElseThrow(() -> Body.bad("limit orders require limit price"));
    if (value.signum() <= 0) {
      throw Body.bad("limit price must be greater than 0");
    }
    if (value.compareTo(MAX_PRICE) > 0) {
      throw Body.bad("limit price must be no more than " + MAX_PRICE.toPlainString());
    }
    if (value.stripTrailingZeros().scale() > PRICE_DECIMALS) {
      throw unprocessable(
          "invalid limit_price %s. sub-penny increment does not fulfill minimum pricing criteria"
              .formatted(value.toPlainString()));
    }
    return Price.of(value);
  }

  private static AlpacaException unprocessable(String message) {
    return new AlpacaException(AlpacaError.unprocessable(message));
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(text.length(), 32));
  }
}
