package io.breakwater.execution.position;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.calendar.TradingSession;
import io.breakwater.clock.MarketClock;
import io.breakwater.execution.broker.Symbol;
import io.breakwater.execution.position.DayBook.Activity;
import io.breakwater.execution.position.DayBook.EndState;
import io.breakwater.execution.risk.Quote;
import io.breakwater.execution.risk.QuoteSource;
import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The use case "show what each trading date brought". Thread-safe. */
public final class ShowPerformance {
  private final DayBook days;
  private final QuoteSource quotes;
  private final MarketClock clock;
  private final TradingCalendar calendar;

  public ShowPerformance(
      DayBook days, QuoteSource quotes, MarketClock clock, TradingCalendar calendar) {
    this.days = days;
    this.quotes = quotes;
    this.clock = clock;
    this.calendar = calendar;
  }

  /** The trading date that it is. */
  public LocalDate today() {
    return calendar.tradingDate(clock.instant());
  }

  /**
   * The sessions of the span, in order: from the first on which anything was booked to today's.
   *
   * @param strategy only what its own orders have filled; null for the whole account
   */
  public List<DailyPerformance> show(LocalDate from, LocalDate through, @Nullable String strategy) {
    LocalDate today = today();
    LocalDate booked = days.firstBooked().orElse(null);
    if (booked == null) {
      return List.of();
    }
    LocalDate first = from.isBefore(booked) ? booked : from;
    LocalDate last = through.isAfter(today) ? today : through;
    if (first.isAfter(last)) {
      return List.of();
    }
    // One date more, because a day's profit is measured from the close before.
    LocalDate before = calendar.previousSession(first).date();
    var span = new Span(before, last, strategy, today);
    List<DailyPerformance> shown = new ArrayList<>();
    Value previous = span.valueAfter(before);
    for (TradingSession session : calendar.sessions(first, last)) {
      Value value = span.valueAfter(session.date());
      shown.add(span.day(session.date(), previous, value));
      previous = value;
    }
    return shown;
  }

  /** The unrealised profit after a date, or the symbols without which it cannot be said. */
  private record Value(@Nullable Money unrealized, List<Symbol> missing) {}

  /** What was read for a span. */
  private final class Span {
    private final LocalDate today;
    private final Map<LocalDate, Activity> activity;
    private final Map<LocalDate, ClosedDay> closed;
    private final Map<LocalDate, Map<Symbol, Price>> prices;
    private final TreeMap<LocalDate, List<EndState>> moves;
    private final Map<Symbol, Position> held = new HashMap<>();

    Span(LocalDate from, LocalDate through, @Nullable String strategy, LocalDate today) {
      this.today = today;
      this.activity = byDate(days.activity(from, through, strategy), Activity::tradingDate);
      this.closed = byDate(days.closed(from, through), ClosedDay::tradingDate);
      this.prices = days.closingPrices(from, through);
      this.moves =
          days.endStates(from, through, strategy).stream()
              .collect(
                  Collectors.groupingBy(EndState::tradingDate, TreeMap::new, Collectors.toList()));
    }

    /** Goes on to a date, no earlier than the one before. */
    Value valueAfter(LocalDate date) {
      var until = moves.headMap(date, true);
      until
          .values()
          .forEach(states -> states.forEach(state -> held.put(state.symbol(), state.position())));
      until.clear();
      held.values().removeIf(position -> position.quantity().signum() == 0);
      Map<Symbol, Price> at =
          date.equals(today) && !closed.containsKey(date)
              ? lastQuotes()
              : prices.getOrDefault(date, Map.of());
      List<Symbol> missing = held.keySet().stream().filter(s -> !at.containsKey(s)).toList();
      return missing.isEmpty() ? new Value(unrealized(at), missing) : new Value(null, missing);
    }

    DailyPerformance day(LocalDate date, Value before, Value after) {
      Activity booked = activity.getOrDefault(date, nothing(date));
      Money unrealized = after.unrealized();
      Money since = before.unrealized();
      return new DailyPerformance(
          date,
          closed.containsKey(date) ? DailyPerformance.Status.CLOSED : DailyPerformance.Status.OPEN,
          booked,
          unrealized,
          unrealized == null || since == null
              ? null
              : booked.realized().plus(unrealized).minus(since),
          closed.get(date),
          after.missing());
    }

    private Money unrealized(Map<Symbol, Price> at) {
      Money sum = Money.zero(Money.USD);
      for (var position : held.entrySet()) {
        Price price = at.get(position.getKey());
        if (price != null) {
          sum = sum.plus(position.getValue().unrealizedPnl(price));
        }
      }
      return sum;
    }

    private Map<Symbol, Price> lastQuotes() {
      if (held.isEmpty()) {
        return Map.of();
      }
      Map<Symbol, Price> mids = new HashMap<>();
      for (Quote quote :
          quotes
              .latest(held.keySet().stream().map(Symbol::value).collect(Collectors.toSet()))
              .values()) {
        mids.put(new Symbol(quote.symbol()), quote.mid());
      }
      return mids;
    }
  }

  private static Activity nothing(LocalDate date) {
    Money none = Money.zero(Money.USD);
    return new Activity(date, none, 0, 0, Quantity.ZERO, none);
  }

  private static <T> Map<LocalDate, T> byDate(List<T> all, Function<T, LocalDate> date) {
    return all.stream().collect(Collectors.toMap(date, Function.identity()));
  }
}
