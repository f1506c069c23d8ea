package io.breakwater.execution.position;

import io.breakwater.execution.broker.Symbol;
import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was booked on which trading date, and the dates that are over. Thread-safe. */
public interface DayBook {

  /** The first trading date on which anything was booked. */
  Optional<LocalDate> firstBooked();

  /** The last trading date that is recorded as over. */
  Optional<LocalDate> lastClosed();

  /** Whatever was held, by anybody, after all that was booked up to and with that date. */
  Set<Symbol> heldAfter(LocalDate tradingDate);

  /** Records it once; if it is recorded already, does nothing. */
  void close(ClosedDay day);

  List<ClosedDay> closed(LocalDate from, LocalDate through);

  /** What was booked on each date that had anything. */
  List<Activity> activity(LocalDate from, LocalDate through, @Nullable String strategy);

  /**
   * Each symbol's position after each date that moved it, in order; first, with the date before the
   * span, after all that was booked before it.
   */
  List<EndState> endStates(LocalDate from, LocalDate through, @Nullable String strategy);

  /** The closing prices that are kept. */
  Map<LocalDate, Map<Symbol, Price>> closingPrices(LocalDate from, LocalDate through);

  /**
   * What was booked on a date.
   *
   * @param fills how many were counted, those that were taken back later among them
   * @param reversals how many were taken back, by busts and corrections
   * @param shares bought and sold by those fills
   * @param notional price times quantity of those fills
   */
  record Activity(
      LocalDate tradingDate,
      Money realized,
      int fills,
      int reversals,
      Quantity shares,
      Money notional) {}

  /** A position after everything up to and with a date. */
  record EndState(LocalDate tradingDate, Symbol symbol, Position position) {}
}
