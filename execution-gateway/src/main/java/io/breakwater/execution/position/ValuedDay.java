package io.breakwater.execution.position;

import io.breakwater.money.Money;
import io.breakwater.money.Price;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a symbol has brought since its last close.
 *
 * @param opening what was held when the trading date began
 * @param previousClose null where it is not to be had
 */
public record ValuedDay(ValuedHolding now, Position opening, @Nullable Price previousClose) {

  /** What was realised on this trading date; busts of earlier fills included. */
  public Money realizedToday() {
    return now.holding().position().realizedPnl().minus(opening.realizedPnl());
  }

  /**
   * Profit of the trading date: what was realised on it, and the unrealised profit now less that of
   * the opening holding at the previous close. The same as what the opening shares have gained
   * since that close and what was traded since has gained since it was traded. Empty where a price
   * that it needs is missing: the last quote of what is held, the previous close of what was.
   */
  public Optional<Money> dayPnl() {
    Optional<Money> before = openingUnrealized();
    Optional<Money> unrealized = now.unrealizedPnl();
    return before.isEmpty() || unrealized.isEmpty()
        ? Optional.empty()
        : Optional.of(realizedToday().plus(unrealized.get()).minus(before.get()));
  }

  /** Whether the price that something held is valued at is older than that. */
  public boolean isPriceOlderThan(Duration limit) {
    return now.holding().position().quantity().signum() != 0
        && now.priceAge().filter(age -> age.compareTo(limit) > 0).isPresent();
  }

  private Optional<Money> openingUnrealized() {
    if (opening.quantity().signum() == 0) {
      return Optional.of(Money.zero(Money.USD));
    }
    return Optional.ofNullable(previousClose).map(opening::unrealizedPnl);
  }
}
