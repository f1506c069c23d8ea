package io.breakwater.marketdata.calendar.web;

import io.breakwater.calendar.TradingSession;
import java.time.Instant;
import java.time.LocalDate;

/** One session as served. */
record SessionView(LocalDate date, Instant open, Instant close, boolean earlyClose) {

  static SessionView of(TradingSession session) {
    return new SessionView(session.date(), session.open(), session.close(), session.earlyClose());
  }
}
