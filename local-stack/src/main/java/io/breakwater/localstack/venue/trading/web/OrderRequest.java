package io.breakwater.localstack.venue.trading.web;

import io.breakwater.localstack.venue.order.ClientOrderId;
import io.breakwater.localstack.venue.order.OrderTerms;
import io.breakwater.localstack.venue.order.OrderType;
import io.breakwater.localstack.venue.order.Prices;
import io.breakwater.localstack.venue.order.Side;
import io.breakwater.localstack.venue.order.TimeInForce;
import io.breakwater.localstack.venue.order.Trail;
import io.breakwater.localstack.venue.wire.AlpacaError;
import io.breakwater.localstack.venue.wire.AlpacaException;
import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.math.BigDecimal;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the terms of an order from the body of a request, or says what is wrong with it. */
final class OrderRequest {
  private static final BigDecimal MAX_QUANTITY = BigDecimal.valueOf(1_000_000_000);
  private static final BigDecimal MAX_PRICE = BigDecimal.valueOf(10_000_000);
  private static final BigDecimal MAX_NOTIONAL = MAX_QUANTITY;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int QUANTITY_DECIMALS = 9;
  private static final int PRICE_DECIMALS = 9;
  private static final int PERCENT_DECIMALS = 4;
  private static final int NOTIONAL_DECIMALS = 9;

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
    Money notional = request.notional();
    return new OrderTerms(
        request.clientOrderId(ids),
        body.requiredText("symbol"),
        Side.parse(body.requiredText("side")).orElseThrow(() -> Body.bad("invalid side")),
        type,
        request.timeInForce(),
        notional == null ? request.quantity() : Quantity.ZERO,
        request.prices(type),
        body.flag("extended_hours").orElse(false),
        notional);
  }

  private void refuseWhatIsNotTraded() {
    String orderClass = body.text("order_class").orElse("simple");
    if (!orderClass.equals("simple")) {
      throw unprocessable(
          "order_class %s is not supported by this venue".formatted(cut(orderClass)));
    }
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
    return OrderType.parse(text).orElseThrow(() -> Body.bad("invalid order type"));
  }

  private TimeInForce timeInForce() {
    String text = body.requiredText("time_in_force");
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

  private @Nullable Money notional() {
    if (!body.has("notional")) {
      return null;
    }
    if (body.has("qty")) {
      throw unprocessable("only one of qty or notional is accepted");
    }
    BigDecimal value = body.decimal("notional").orElseThrow();
    if (value.signum() <= 0) {
      throw Body.bad("notional must be greater than 0");
    }
    if (value.compareTo(MAX_NOTIONAL) > 0) {
      throw Body.bad("notional must be no more than " + MAX_NOTIONAL.toPlainString());
    }
    if (value.stripTrailingZeros().scale() > NOTIONAL_DECIMALS) {
      throw Body.bad("notional must have no more than %d decimals".formatted(NOTIONAL_DECIMALS));
    }
    return Money.usd(value);
  }

  private Prices prices(OrderType type) {
    return new Prices(
        price("limit_price", "limit price", type.hasLimit(), type),
        price("stop_price", "stop price", type.hasStop(), type),
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
        ? new Trail.By(checked("trail_price", "trail price"))
        : new Trail.Percent(percent());
  }

  private BigDecimal percent() {
    BigDecimal value = body.decimal("trail_percent").orElseThrow();
    if (value.signum() <= 0 || value.compareTo(HUNDRED) >= 0) {
      throw Body.bad("trail percent must be greater than 0 and less than 100");
    }
    if (value.stripTrailingZeros().scale() > PERCENT_DECIMALS) {
      throw Body.bad(
          "trail percent must have no more than %d decimals".formatted(PERCENT_DECIMALS));
    }
    return value;
  }

  private @Nullable Price price(String field, String name, boolean required, OrderType type) {
    if (required) {
      return checked(field, name, "%s orders require %s".formatted(type.wire(), name));
    }
    if (body.has(field)) {
      throw Body.bad("%s orders must not have a %s".formatted(type.wire(), field));
    }
    return null;
  }

  private Price checked(String field, String name) {
    return checked(field, name, name + " is required");
  }

  private Price checked(String field, String name, String missing) {
    BigDecimal value = body.decimal(field).orElseThrow(() -> Body.bad(missing));
    if (value.signum() <= 0) {
      throw Body.bad(name + " must be greater than 0");
    }
    if (value.compareTo(MAX_PRICE) > 0) {
      throw Body.bad("%s must be no more than %s".formatted(name, MAX_PRICE.toPlainString()));
    }
    if (value.stripTrailingZeros().scale() > PRICE_DECIMALS) {
      throw unprocessable(
          "invalid %s %s. sub-penny increment does not fulfill minimum pricing criteria"
              .formatted(field, value.toPlainString()));
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
