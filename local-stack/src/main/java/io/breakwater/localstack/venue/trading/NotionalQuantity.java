package io.breakwater.localstack.venue.trading;

import io.breakwater.localstack.venue.order.OrderTerms;
import io.breakwater.localstack.venue.order.Side;
import io.breakwater.localstack.venue.tape.Quote;
import io.breakwater.money.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** How many shares an amount buys, or is sold for. */
final class NotionalQuantity {
  private static final int DECIMALS = 9;

  private NotionalQuantity() {}

  /** Rounded down, so that it never costs more than the amount; nothing for other orders. */
  static Optional<Quantity> of(OrderTerms terms, Quote quote) {
    if (terms.notional() == null) {
      return Optional.empty();
    }
    BigDecimal price = (terms.side() == Side.BUY ? quote.ask() : quote.bid()).value();
    return Optional.of(
        Quantity.of(terms.notional().amount().divide(price, DECIMALS, RoundingMode.DOWN)));
  }
}
