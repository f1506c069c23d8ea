package io.breakwater.execution.position;

import io.breakwater.execution.risk.Quote;
import io.breakwater.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A holding with the price it is valued at.
 *
 * @param quote null where no price is to be had: the value is then unknown, not zero
 * @param machineTime when it was valued
 */
public record ValuedHolding(Holding holding, @Nullable Quote quote, Instant machineTime) {

  public Optional<Money> marketValue() {
    return quote == null
        ? Optional.empty()
        : Optional.of(quote.mid().times(holding.position().quantity()));
  }

  /** Nothing held has nothing unrealised, whether or not there is a price. */
  public Optional<Money> unrealizedPnl() {
    if (holding.position().quantity().signum() == 0) {
      return Optional.of(Money.zero(Money.USD));
    }
    return quote == null
        ? Optional.empty()
        : Optional.of(holding.position().unrealizedPnl(quote.mid()));
  }

  /** How old the price is. */
  public Optional<Duration> priceAge() {
    return Optional.ofNullable(quote).map(price -> price.ageAt(machineTime));
  }
}
