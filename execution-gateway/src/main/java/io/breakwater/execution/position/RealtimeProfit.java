package io.breakwater.execution.position;

import io.breakwater.execution.broker.AccountSnapshot;
import io.breakwater.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Profit as of now, from one snapshot of the positions.
 *
 * @param asOf market time
 * @param tradingDate in New York; where that is no session, the next one's
 * @param previousSession the last session before it, whose close the day is measured from
 * @param staleAfter how old the price of something held may be; null while the market is closed,
 *     when the last price stands
 * @param account what the broker says is in it; null where the broker cannot be asked, or one
 *     strategy alone was asked for
 */
public record RealtimeProfit(
    Instant asOf,
    LocalDate tradingDate,
    LocalDate previousSession,
    @Nullable Duration staleAfter,
    @Nullable AccountSnapshot account,
    List<ValuedDay> days) {

  public RealtimeProfit {
    days = List.copyOf(days);
  }

  public Money realized() {
    return positions().realizedPnl();
  }

  /** Empty where the price of anything held is missing. */
  public Optional<Money> unrealized() {
    return positions().unrealizedPnl();
  }

  /** Empty where that of any symbol is not known: a sum without it would be wrong. */
  public Optional<Money> dayPnl() {
    Money sum = Money.zero(Money.USD);
    for (ValuedDay day : days) {
      Optional<Money> one = day.dayPnl();
      if (one.isEmpty()) {
        return Optional.empty();
      }
      sum = sum.plus(one.get());
    }
    return Optional.of(sum);
  }

  public boolean isStale(ValuedDay day) {
    return staleAfter != null && day.isPriceOlderThan(staleAfter);
  }

  /** Whether the price of anything held is too old. */
  public boolean isStale() {
    return days.stream().anyMatch(this::isStale);
  }

  private Positions positions() {
    return new Positions(asOf, days.stream().map(ValuedDay::now).toList());
  }
}
