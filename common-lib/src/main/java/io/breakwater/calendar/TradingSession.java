package io.breakwater.calendar;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One trading day's regular session: from {@code open}, inclusive, to {@code close}, exclusive.
 *
 * @param date the date in New York
 * @param earlyClose whether it closes before 16:00 New York time
 */
public record TradingSession(LocalDate date, Instant open, Instant close, boolean earlyClose) {

  /**
   * @throws IllegalArgumentException if the session does not open before it closes
   */
  public TradingSession {
    if (!open.isBefore(close)) {
      throw new IllegalArgumentException(
          "open must be before close, was open=%s close=%s".formatted(open, close));
    }
  }

  public boolean contains(Instant marketTime) {
    return !marketTime.isBefore(open) && marketTime.isBefore(close);
  }
}
