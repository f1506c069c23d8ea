package io.breakwater.execution.position;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.clock.MarketClock;
import io.breakwater.execution.broker.AccountSnapshot;
import io.breakwater.execution.broker.BrokerUnreadableException;
import io.breakwater.execution.broker.RecentAccount;
import io.breakwater.execution.broker.Symbol;
import io.breakwater.execution.risk.Quote;
import io.breakwater.execution.risk.QuoteSource;
import io.breakwater.money.Price;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The use case "show what was earned, in all and today". Thread-safe. */
public final class ShowProfit {
  private final Holdings holdings;
  private final Prices prices;
  private final RecentAccount account;
  private final MarketClock clock;
  private final TradingCalendar calendar;
  private final Duration staleAfter;

  /**
   * Shows profit.
   *
   * @param staleAfter how old a price may be while the market is open
   */
  public ShowProfit(
      Holdings holdings,
      Prices prices,
      RecentAccount account,
      MarketClock clock,
      TradingCalendar calendar,
      Duration staleAfter) {
    this.holdings = holdings;
    this.prices = prices;
    this.account = account;
    this.clock = clock;
    this.calendar = calendar;
    this.staleAfter = staleAfter;
  }

  /**
   * Reads positions and values them.
   *
   * @param strategy only what its own orders have filled; null for the whole account
   */
  public RealtimeProfit show(@Nullable String strategy) {
    AccountSnapshot snapshot = strategy == null ? account() : null;
    Instant now = clock.instant();
    LocalDate tradingDate = calendar.tradingDate(now);
    LocalDate previous = calendar.previousSession(tradingDate).date();
    List<DayHolding> all = holdings.since(tradingDate, strategy);
    Map<String, Quote> latest = latest(all);
    Map<Symbol, Price> closed = previousCloses(all, previous);
    Instant machineTime = clock.machine().instant();
    return new RealtimeProfit(
        now,
        tradingDate,
        previous,
        calendar.isOpen(now) ? staleAfter : null,
        snapshot,
        all.stream()
            .map(day -> {
              Symbol symbol = day.holding().symbol();
              var valued =
                  new ValuedHolding(day.holding(), latest.get(symbol.value()), machineTime);
              return new ValuedDay(valued, day.opening(), closed.get(symbol));
            })
            .toList());
  }

  private @Nullable AccountSnapshot account() {
    try {
      return account.look().account();
    } catch (BrokerUnreadableException e) {
      // Profit does not hang on it, and the answer says that it is missing.
      return null;
    }
  }

  private Map<String, Quote> latest(List<DayHolding> all) {
    Set<Symbol> held = symbols(all, day -> day.holding().position().quantity().signum() != 0);
    return held.isEmpty()
        ? Map.of()
        : prices.quotes().latest(held.stream().map(Symbol::value).collect(Collectors.toSet()));
  }

  private Map<Symbol, Price> previousCloses(List<DayHolding> all, LocalDate session) {
    Set<Symbol> opened = symbols(all, day -> day.opening().quantity().signum() != 0);
    return opened.isEmpty() ? Map.of() : prices.closes().of(session, opened);
  }

  private static Set<Symbol> symbols(List<DayHolding> all, Predicate<DayHolding> which) {
    return all.stream()
        .filter(which)
        .map(day -> day.holding().symbol())
        .collect(Collectors.toSet());
  }

  /** Where prices come from. */
  public record Prices(QuoteSource quotes, ClosingPrices closes) {}
}
