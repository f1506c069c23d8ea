package io.breakwater.clock;

import io.breakwater.calendar.TradingCalendar;
import java.time.Instant;
import java.time.InstantSource;

/**
 * What time it is on the market, and what time it is on this machine.
 *
 * <p>{@link #instant} is market time: trading dates, sessions, schedules, and the time of every
 * event. {@link #machine} is machine time: timeouts, leases, retry delays, the age of a quote. The
 * two are never compared with each other, only turned into each other here.
 *
 * <p>Implementations are thread-safe.
 */
public interface MarketClock extends InstantSource {

  /** The clock that measures waiting. */
  InstantSource machine();

  /**
   * What the market's clock shows at that moment of machine time, also before the origin of a
   * replay.
   *
   * @throws IllegalArgumentException if a replay does not reach that far
   */
  Instant marketTimeOf(Instant machine);

  /**
   * When, in machine time, the market's clock shows that. A timer set to it finds market time at or
   * past {@code market}, never before it.
   *
   * @throws IllegalArgumentException if a replay does not reach that far
   */
  Instant machineTimeOf(Instant market);

  /** Whether market time replays history rather than being machine time. */
  boolean isReplay();

  /** Returns the clock of production: market time is machine time. */
  static MarketClock system() {
    return new SystemMarketClock(InstantSource.system());
  }

  /**
   * Returns a clock on which market time replays history, as {@link ReplaySetting} describes.
   *
   * @throws IllegalArgumentException if the setting's market time is outside the calendar's span
   */
  static MarketClock replay(
      ReplaySetting setting, TradingCalendar calendar, InstantSource machine) {
    return new ReplayMarketClock(setting, new ReplayTimeline(setting, calendar), machine);
  }
}
