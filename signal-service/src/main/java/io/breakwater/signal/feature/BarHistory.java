package io.breakwater.signal.feature;

import io.breakwater.signal.marketdata.DailyBar;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;

/**
 * The bars of one symbol as columns, one row per session of the market calendar from its first bar
 * to its last. A session without a bar (the symbol was suspended) is a row of NaN, and counts as a
 * row wherever rows are counted.
 *
 * <p>Here exact prices become doubles: features are ratios and statistics, compared with each other
 * and with Qlib's, which are doubles too. Nothing that is traded or booked is computed from them.
 *
 * <p>Immutable.
 */
public final class BarHistory {
  private final List<LocalDate> sessions;
  private final Series open;
  private final Series high;
  private final Series low;
  private final Series close;
  private final Series vwap;
  private final Series volume;

  private BarHistory(List<LocalDate> sessions, double[][] columns) {
    this.sessions = sessions;
    open = Series.of(columns[0]);
    high = Series.of(columns[1]);
    low = Series.of(columns[2]);
    close = Series.of(columns[3]);
    vwap = Series.of(columns[4]);
    volume = Series.of(columns[5]);
  }

  /**
   * Lays bars out along the sessions of the calendar.
   *
   * @param bars at least one, ascending
   * @param calendar sessions in ascending order, with every date of {@code bars} among them
   * @throws IllegalArgumentException if a bar's date is no session
   */
  public static BarHistory of(List<DailyBar> bars, List<LocalDate> calendar) {
    int from = indexOf(calendar, bars.getFirst());
    int through = indexOf(calendar, bars.getLast());
    var sessions = List.copyOf(calendar.subList(from, through + 1));
    var columns = new double[6][sessions.size()];
    for (double[] column : columns) {
      Arrays.fill(column, Double.NaN);
    }
    for (DailyBar bar : bars) {
      int row = indexOf(sessions, bar);
      columns[0][row] = bar.open().value().doubleValue();
      columns[1][row] = bar.high().value().doubleValue();
      columns[2][row] = bar.low().value().doubleValue();
      columns[3][row] = bar.close().value().doubleValue();
      // Without a price of the vendor there is none: an invented one would only look like
      // information.
      columns[4][row] = bar.vwap() == null ? Double.NaN : bar.vwap().value().doubleValue();
      columns[5][row] = bar.volume().doubleValue();
    }
    return new BarHistory(sessions, columns);
  }

  private static int indexOf(List<LocalDate> sessions, DailyBar bar) {
    int index = Collections.binarySearch(sessions, bar.date());
    if (index < 0) {
      throw new IllegalArgumentException("a bar's date must be a session, was " + bar.date());
    }
    return index;
  }

  public int rows() {
    return sessions.size();
  }

  public LocalDate session(int row) {
    return sessions.get(row);
  }

  /** Returns the row of a session, empty before the first bar and after the last. */
  public OptionalInt rowOf(LocalDate session) {
    int index = Collections.binarySearch(sessions, session);
    return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
  }

  /** Returns the adjusted close of a row, NaN where there was no bar, and in rows past the last. */
  public double close(int row) {
    return row < rows() ? close.at(row) : Double.NaN;
  }

  Series open() {
    return open;
  }

  Series high() {
    return high;
  }

  Series low() {
    return low;
  }

  Series close() {
    return close;
  }

  Series vwap() {
    return vwap;
  }

  Series volume() {
    return volume;
  }
}
