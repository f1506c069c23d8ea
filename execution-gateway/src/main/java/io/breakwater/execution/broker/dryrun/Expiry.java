package io.breakwater.execution.broker.dryrun;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.calendar.TradingSession;
import io.breakwater.execution.broker.OrderTerms;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** When an order that never fills ends by its time in force, in market time. Immutable. */
record Expiry(TradingCalendar calendar) {
  private static final Duration AFTER_HOURS = Duration.ofHours(4);

  /** As long as Alpaca keeps an order that is good till canceled. */
  private static final Duration GTC_LIFE = Duration.ofDays(90);

  Instant of(OrderTerms terms, Instant arrival) {
    return switch (terms.timeInForce()) {
      case DAY -> terms.extendedHours() ? extendedClose(arrival) : close(arrival);
      case GTC -> close(arrival.plus(GTC_LIFE));
      case OPG -> nextOpen(arrival);
      case CLS, IOC, FOK -> close(arrival);
    };
  }

  private Instant close(Instant arrival) {
    return calendar.sessionAtOrAfter(arrival).close();
  }

  private Instant extendedClose(Instant arrival) {
    return calendar
        .sessionOn(LocalDate.ofInstant(arrival, TradingCalendar.NEW_YORK))
        .map(session -> session.close().plus(AFTER_HOURS))
        .filter(arrival::isBefore)
        .orElseGet(() -> close(arrival).plus(AFTER_HOURS));
  }

  private Instant nextOpen(Instant arrival) {
    TradingSession session = calendar.sessionAtOrAfter(arrival);
    return session.open().isAfter(arrival)
        ? session.open()
        : calendar.nextSession(session.date()).open();
  }
}
