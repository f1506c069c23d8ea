package io.breakwater.signal.marketdata;

import java.time.LocalDate;
import java.util.List;

/** Gives daily bars, adjusted for splits and dividends. Implementations are thread-safe. */
public interface BarSource {

  /**
   * Fetches the bars of the sessions from {@code start} to {@code end}, both included. A symbol for
   * which there are none is named among the missing ones.
   *
   * @throws MarketDataUnavailableException if no usable answer was had; the caller may try again
   *     later
   */
  DailyBars dailyBars(List<String> symbols, LocalDate start, LocalDate end);
}
