package io.breakwater.localstack.launcher;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.calendar.TradingSession;
import io.breakwater.clock.MarketClock;
import io.breakwater.clock.ReplaySetting;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Where market time goes on when the whole stack starts anew. Never earlier than the stack has
 * been: while nothing runs, market time stands still. Immutable.
 *
 * @param calendar of the exchange
 * @param firstDay the first day to trade; the very first start is at the close before it
 * @param lastDay the last day that there are prices for
 */
record MarketTime(TradingCalendar calendar, LocalDate firstDay, LocalDate lastDay) {
  private static final Duration CLOSED_STRETCH = Duration.ofSeconds(5);

  static MarketTime of(TradableData data) {
    return new MarketTime(TradingCalendar.nyse(), data.firstTradingDay(), data.lastDay());
  }

  /** The setting that goes on where the stack stood. */
  ReplaySetting resume(Optional<Instant> stoodAt, Instant machine, int speed) {
    return at(machine, stoodAt.orElseGet(() -> closeBefore(firstDay)), speed);
  }

  /**
   * The setting that begins at the close before the next day to trade: the first one whose open is
   * still to come. From a moment between that close and the open it just goes on.
   *
   * @throws LauncherException if there are no prices for a further day
   */
  ReplaySetting nextDay(Optional<Instant> stoodAt, Instant machine, int speed) {
    LocalDate day = stoodAt.map(this::nextToOpen).orElse(firstDay);
    if (day.isAfter(lastDay)) {
      throw new LauncherException(
          "Every day that there are prices for has been traded, the last one on "
              + lastDay
              + ". FRESH=1 starts over.");
    }
    Instant close = closeBefore(day);
    return at(machine, stoodAt.filter(close::isBefore).orElse(close), speed);
  }

  /** What the market's clock shows under this setting at that moment of machine time. */
  Instant marketTimeAt(ReplaySetting setting, Instant machine) {
    return MarketClock.replay(setting, calendar, InstantSource.fixed(machine)).instant();
  }

  private LocalDate nextToOpen(Instant stoodAt) {
    TradingSession session = calendar.sessionAtOrAfter(stoodAt);
    return session.contains(stoodAt) ? calendar.nextSession(session.date()).date() : session.date();
  }

  private Instant closeBefore(LocalDate day) {
    return calendar.previousSession(day).close();
  }

  private static ReplaySetting at(Instant machine, Instant market, int speed) {
    return new ReplaySetting(machine, market, speed, CLOSED_STRETCH);
  }
}
