package io.breakwater.execution.order;

import io.breakwater.clock.MarketClock;
import io.breakwater.execution.broker.OrderTerms;
import io.breakwater.execution.risk.Quote;
import io.breakwater.execution.risk.QuoteSource;
import io.breakwater.money.Money;
import io.breakwater.money.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How many shares an order may come to. An order by money is sent without a number of shares, and
 * what works must never be counted too low: its bound is what the money buys at a price a fifth
 * below the last one, rounded up. So far a price is kept from falling between two glances by the
 * bands of "limit up, limit down" (5 to 20 % from three dollars and from 75 cents). Thread-safe.
 */
final class MostShares {
  private static final Duration FRESH = Duration.ofSeconds(5);
  private static final BigDecimal LOWEST_SHARE_OF_PRICE = new BigDecimal("0.8");
  private static final int DECIMALS_OF_SHARES = 9;

  private final QuoteSource quotes;
  private final MarketClock clock;

  MostShares(QuoteSource quotes, MarketClock clock) {
    this.quotes = quotes;
    this.clock = clock;
  }

  /** Empty where that takes a price and there is no fresh one. Waits for a price, never long. */
  Optional<Quantity> of(OrderTerms terms) {
    Money notional = terms.notional();
    return notional == null
        ? Optional.ofNullable(terms.quantity())
        : freshQuote(terms.symbol().value()).map(quote -> bound(notional, quote));
  }

  private Optional<Quote> freshQuote(String symbol) {
    return Optional.ofNullable(quotes.latest(Set.of(symbol)).get(symbol))
        .filter(quote -> quote.ageAt(clock.machine().instant()).compareTo(FRESH) <= 0);
  }

  private static Quantity bound(Money notional, Quote quote) {
    BigDecimal lowest = quote.mid().value().multiply(LOWEST_SHARE_OF_PRICE);
    return Quantity.of(notional.amount().divide(lowest, DECIMALS_OF_SHARES, RoundingMode.CEILING));
  }
}
