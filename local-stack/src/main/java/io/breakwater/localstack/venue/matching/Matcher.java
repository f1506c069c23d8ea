package io.breakwater.localstack.venue.matching;

import io.breakwater.localstack.venue.order.Order;
import io.breakwater.localstack.venue.order.OrderTerms;
import io.breakwater.localstack.venue.order.Side;
import io.breakwater.localstack.venue.order.TimeInForce;
import io.breakwater.localstack.venue.tape.Quote;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.util.Optional;

/**
 * Fills orders against a quote: buys at the ask, sells at the bid, a limit order only where that is
 * its limit or better. Not more than the size quoted is filled, and a size is used up by the orders
 * that come first.
 *
 * <p>Alpaca's paper account ignores the size and fills a part at random; this is the stricter rule,
 * and the same arrivals always end in the same fills.
 *
 * <p>Confined to its owner's lock.
 */
public final class Matcher {
  private final QuotedSizes sizes = new QuotedSizes();

  /** What the quote does for the order, at once and once: the size it takes is gone. */
  public Optional<Execution> match(Order order, Quote quote) {
    OrderTerms terms = order.terms();
    Price price = terms.side() == Side.BUY ? quote.ask() : quote.bid();
    if (!order.isTriggered() || !accepts(order, price)) {
      return Optional.empty();
    }
    Quantity wanted = order.leavesQuantity();
    Quantity available = sizes.available(quote, terms.side());
    Quantity quantity = wanted.compareTo(available) <= 0 ? wanted : available;
    boolean tooLittle = terms.timeInForce() == TimeInForce.FOK && quantity.compareTo(wanted) < 0;
    if (quantity.isZero() || tooLittle) {
      return Optional.empty();
    }
    sizes.take(quote, terms.side(), quantity);
    return Optional.of(new Execution(quantity, price));
  }

  /** Whether the order trades at that price. */
  public static boolean accepts(Order order, Price price) {
    boolean buys = order.terms().side() == Side.BUY;
    return order
        .worstPrice()
        .map(worst -> buys ? price.compareTo(worst) <= 0 : price.compareTo(worst) >= 0)
        .orElse(true);
  }
}
