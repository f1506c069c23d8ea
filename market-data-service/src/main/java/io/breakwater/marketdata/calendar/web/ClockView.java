package io.breakwater.marketdata.calendar.web;

import io.breakwater.marketdata.calendar.ClockReading;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Both clocks as served.
 *
 * @param replay whether market time replays history
 * @param speed how many times as fast as machine time the market's clock runs while the market is
 *     open
 */
record ClockView(
    Instant marketTime,
    Instant machineTime,
    boolean isOpen,
    LocalDate tradingDate,
    Instant nextOpen,
    Instant nextClose,
    boolean replay,
    int speed) {

  static ClockView of(ClockReading reading, boolean replay, int speed) {
    return new ClockView(
        reading.marketTime(),
        reading.machineTime(),
        reading.open(),
        reading.tradingDate(),
        reading.nextOpen(),
        reading.nextClose(),
        replay,
        speed);
  }
}
