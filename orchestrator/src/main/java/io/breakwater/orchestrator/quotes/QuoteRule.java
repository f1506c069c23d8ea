package io.breakwater.orchestrator.quotes;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.calendar.TradingSession;
import io.breakwater.clock.MarketClock;
import java.time.Duration;
import java.time.Instant;

/**
 * When a quote is fit to trade on.
 *
 * <p>While the market is open: received at most so long ago (machine time, for it asks whether the
 * feed is alive) and shown within the running session (market time, for yesterday's last quote may
 * have been received a moment ago). While it is closed the last price stands, whatever its age.
 *
 * <p>Thread-safe.
 */
public final class QuoteRule {

  private final MarketClock clock;
  private final TradingCalendar calendar;
  private final Duration longestAge;

  public QuoteRule(MarketClock clock, TradingCalendar calendar, Duration longestAge) {
    this.clock = clock;
    this.calendar = calendar;
    this.longestAge = longestAge;
  }

  public QuoteAge judge(Quote quote) {
    Instant now = clock.instant();
    TradingSession session = calendar.sessionAtOrAfter(now);
    if (!session.contains(now)) {
      return QuoteAge.FRESH;
    }
    if (!session.contains(quote.quotedAt())) {
      return QuoteAge.OF_ANOTHER_SESSION;
    }
    Duration age = Duration.between(quote.receivedAt(), clock.machine().instant());
    return age.compareTo(longestAge) > 0 ? QuoteAge.STALE : QuoteAge.FRESH;
  }
}
