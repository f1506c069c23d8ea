package io.breakwater.localstack.venue.trading.web;

import io.breakwater.localstack.venue.order.ClientOrderId;
import io.breakwater.localstack.venue.order.TimeInForce;
import io.breakwater.localstack.venue.wire.AlpacaError;
import io.breakwater.localstack.venue.wire.AlpacaException;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The fields of an order in the body of a request; one that cannot be is refused, and named. */
final class OrderFields {
  private static final BigDecimal MAX_QUANTITY = BigDecimal.valueOf(1_000_000_000);
  private static final BigDecimal MAX_PRICE = BigDecimal.valueOf(10_000_000);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int DECIMALS = 9;
  private static final int PERCENT_DECIMALS = 4;

  private final Body body;

  OrderFields(Body body) {
    this.body = body;
  }

  /**
   * The client's id of the order.
   *
   * @param ids makes one where the client gave none
   */
  ClientOrderId clientOrderId(Supplier<UUID> ids) {
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

  Optional<TimeInForce> timeInForce() {
    return body.text("time_in_force")
        .map(text -> TimeInForce.parse(text).orElseThrow(() -> Body.bad("invalid time_in_force")));
  }

  Optional<Quantity> quantity() {
    return amount("qty").map(Quantity::of);
  }

  /** An amount of shares or dollars: above 0, bounded, of at most nine decimals. */
  Optional<BigDecimal> amount(String field) {
    Optional<BigDecimal> amount = body.decimal(field);
    amount.ifPresent(value -> {
      if (value.signum() <= 0) {
        throw Body.bad(field + " must be greater than 0");
      }
      if (value.compareTo(MAX_QUANTITY) > 0) {
        throw Body.bad("%s must be no more than %s".formatted(field, MAX_QUANTITY.toPlainString()));
      }
      if (value.stripTrailingZeros().scale() > DECIMALS) {
        throw Body.bad("%s must have no more than %d decimals".formatted(field, DECIMALS));
      }
    });
    return amount;
  }

  /** A price: above 0, bounded; whether it is a whole number of ticks is judged later. */
  Optional<Price> price(String field) {
    return body.decimal(field).map(value -> price(field, value));
  }

  /** A percentage: above 0, below 100. */
  Optional<BigDecimal> percent(String field) {
    Optional<BigDecimal> percent = body.decimal(field);
    percent.ifPresent(value -> {
      if (value.signum() <= 0 || value.compareTo(HUNDRED) >= 0) {
        throw Body.bad(field + " must be greater than 0 and less than 100");
      }
      if (value.stripTrailingZeros().scale() > PERCENT_DECIMALS) {
        throw Body.bad("%s must have no more than %d decimals".formatted(field, PERCENT_DECIMALS));
      }
    });
    return percent;
  }

  private static Price price(String field, BigDecimal value) {
    String name = field.replace('_', ' ');
    if (value.signum() <= 0) {
      throw Body.bad(name + " must be greater than 0");
    }
    if (value.compareTo(MAX_PRICE) > 0) {
      throw Body.bad("%s must be no more than %s".formatted(name, MAX_PRICE.toPlainString()));
    }
    if (value.stripTrailingZeros().scale() > DECIMALS) {
      throw new AlpacaException(
          AlpacaError.unprocessable(
              "invalid %s %s. sub-penny increment does not fulfill minimum pricing criteria"
                  .formatted(field, value.toPlainString())));
    }
    return Price.of(value);
  }
}
