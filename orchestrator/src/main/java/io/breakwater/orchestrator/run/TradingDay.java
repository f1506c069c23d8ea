package io.breakwater.orchestrator.run;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.calendar.TradingSession;
import io.breakwater.clock.MarketClock;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Which day the market is on, by market time.
 *
 * <p>Thread-safe.
 */
public final class TradingDay {

  private final MarketClock clock;
  private final TradingCalendar calendar;

  public TradingDay(MarketClock clock, TradingCalendar calendar) {
    this.clock = clock;
    this.calendar = calendar;
  }

  /** The date in New York; where that is no session, the next one's. */
  public LocalDate current() {
    return calendar.tradingDate(clock.instant());
  }

  /** True while that date's session is running. */
  public boolean isOpen(LocalDate date) {
    Instant now = clock.instant();
    TradingSession session = calendar.sessionAtOrAfter(now);
    return session.date().equals(date) && session.contains(now);
  }

  /** When the running session, or else the next one, opens. */
  public Instant nextOpen() {
    return calendar.sessionAtOrAfter(clock.instant()).open();
  }
}
