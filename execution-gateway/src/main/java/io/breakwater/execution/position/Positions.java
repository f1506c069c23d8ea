package io.breakwater.execution.position;

import io.breakwater.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is held, valued.
 *
 * @param asOf market time
 */
public record Positions(Instant asOf, List<ValuedHolding> holdings) {

  public Positions {
    holdings = List.copyOf(holdings);
  }

  public Money realizedPnl() {
    Money sum = Money.zero(Money.USD);
    for (ValuedHolding valued : holdings) {
      sum = sum.plus(valued.holding().position().realizedPnl());
    }
    return sum;
  }

  /** Empty where the price of anything held is missing: a sum without it would be wrong. */
  public Optional<Money> unrealizedPnl() {
    Money sum = Money.zero(Money.USD);
    for (ValuedHolding valued : holdings) {
      Optional<Money> unrealized = valued.unrealizedPnl();
      if (unrealized.isEmpty()) {
        return Optional.empty();
      }
      sum = sum.plus(unrealized.get());
    }
    return Optional.of(sum);
  }
}
