package io.breakwater.clock;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.calendar.TradingSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** All sessions of a calendar, numbered from 0, with the time traded before each of them. */
final class SessionIndex {

  private final long[] opens;
  private final long[] closes;
  private final long[] tradedBefore;

  private SessionIndex(List<TradingSession> sessions) {
    opens = sessions.stream().mapToLong(session -> session.open().getEpochSecond()).toArray();
    closes = sessions.stream().mapToLong(session -> session.close().getEpochSecond()).toArray();
    tradedBefore = new long[sessions.size() + 1];
    for (int i = 0; i < opens.length; i++) {
      tradedBefore[i + 1] = tradedBefore[i] + closes[i] - opens[i];
    }
  }

  static SessionIndex of(TradingCalendar calendar) {
    return new SessionIndex(
        calendar.sessions(TradingCalendar.FIRST_DATE, TradingCalendar.LAST_DATE));
  }

  int size() {
    return opens.length;
  }

  Instant open(int session) {
    return Instant.ofEpochSecond(opens[session]);
  }

  Instant close(int session) {
    return Instant.ofEpochSecond(closes[session]);
  }

  /** How long the market is closed after that session, which must not be the last. */
  Duration gapAfter(int session) {
    return Duration.ofSeconds(opens[session + 1] - closes[session]);
  }

  /** All the time that sessions before that one were open, in seconds. */
  long secondsTradedBefore(int session) {
    return tradedBefore[session];
  }

  /** Returns the last session that opened at or before the instant, or -1. */
  int lastOpenedBy(Instant market) {
    int found = Arrays.binarySearch(opens, market.getEpochSecond());
    return found >= 0 ? found : -found - 2;
  }
}
