package io.breakwater.localstack.launcher;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.calendar.TradingSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which days the stack can trade.
 *
 * @param firstTradingDay where a new stack begins: what lies before is history to train on
 * @param lastDay the last day that there are prices for
 */
record DataSpan(LocalDate firstTradingDay, LocalDate lastDay) {
  /** Of the bundled bars, which end on 2013-03-01, this makes 2013-01-02 the first day. */
  private static final int TRADING_DAYS = 41;

  private static final LocalDate BUNDLED_LAST_DAY = LocalDate.of(2013, 3, 1);

  /** The span of the bundled bars, or of a folder with one CSV per symbol. */
  static DataSpan of(Optional<Path> data, List<String> symbols) throws IOException {
    return endingOn(data.isPresent() ? lastDayIn(data.get(), symbols) : BUNDLED_LAST_DAY);
  }

  private static DataSpan endingOn(LocalDate lastDay) {
    TradingCalendar calendar = TradingCalendar.nyse();
    List<TradingSession> sessions = calendar.sessions(lastDay.minusDays(2 * TRADING_DAYS), lastDay);
    int first = Math.max(0, sessions.size() - TRADING_DAYS);
    return new DataSpan(sessions.get(first).date(), lastDay);
  }

  /** The venue reads the files properly; here only the last line's date matters. */
  private static LocalDate lastDayIn(Path folder, List<String> symbols) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new LauncherException("DATA must be a folder with CSV files, was " + folder);
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".csv"))
          .filter(file -> symbols.isEmpty() || symbols.contains(symbolOf(file)))
          .map(DataSpan::lastDate)
          .max(LocalDate::compareTo)
          .orElseThrow(() -> new LauncherException("there is no SYMBOL.csv to trade in " + folder));
    }
  }

  private static String symbolOf(Path file) {
    return file.getFileName().toString().replaceFirst("\\.csv$", "");
  }

  private static LocalDate lastDate(Path file) {
    try {
      String last = Files.readAllLines(file).getLast();
      return LocalDate.parse(last.substring(0, Math.min(10, last.length())));
    } catch (IOException | DateTimeException | java.util.NoSuchElementException unreadable) {
      throw new LauncherException(
          file + " does not end with a line that begins with a date", unreadable);
    }
  }
}
