package io.breakwater.marketdata.bar;

import java.time.LocalDate;

/** Dates from {@code from} through {@code through}, both included; never empty. */
public record DateRange(LocalDate from, LocalDate through) {

  public DateRange {
    if (through.isBefore(from)) {
      throw new IllegalArgumentException(
          "through must not be before from, was " + from + ".." + through);
    }
  }
}
