package io.breakwater.localstack.launcher;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.calendar.TradingSession;
import io.breakwater.localstack.venue.bar.BadBarFileException;
import io.breakwater.localstack.venue.bar.SymbolBars;
import io.breakwater.localstack.venue.bar.SymbolFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the stack can trade.
 *
 * @param symbols those asked for, or all that there are prices for
 * @param firstTradingDay where a new stack begins: what lies before is history to train on
 * @param lastDay the last day that there are prices for
 */
record TradableData(List<String> symbols, LocalDate firstTradingDay, LocalDate lastDay) {
  /** Of the bundled bars, which end on 2013-03-01, this makes 2013-01-02 the first day. */
  private static final int TRADING_DAYS = 41;

  private static final LocalDate BUNDLED_LAST_DAY = LocalDate.of(2013, 3, 1);
  private static final List<String> BUNDLED = List.of("AAPL", "FB", "GOOG", "IBM", "MSFT");
  private static final String CSV = ".csv";

  TradableData {
    symbols = List.copyOf(symbols);
  }

  /**
   * What the bundled bars hold, or a folder with one CSV per symbol.
   *
   * @param wanted the symbols to trade; empty means all
   * @throws LauncherException if there is nothing to trade, or a file is not as documented
   */
  static TradableData of(Optional<Path> folder, List<String> wanted) throws IOException {
    if (folder.isEmpty()) {
      requireBundled(wanted);
      return endingOn(BUNDLED_LAST_DAY, wanted.isEmpty() ? BUNDLED : wanted);
    }
    Map<String, Path> files = csvFiles(folder.get());
    List<String> symbols = wanted.isEmpty() ? List.copyOf(files.keySet()) : wanted;
    LocalDate lastDay = LocalDate.MIN;
    for (String symbol : symbols) {
      Path file = files.get(symbol);
      if (file == null) {
        throw new LauncherException("there is no " + symbol + CSV + " in " + folder.get());
      }
      LocalDate last = read(file).lastDate();
      lastDay = last.isAfter(lastDay) ? last : lastDay;
    }
    return endingOn(lastDay, symbols);
  }

  private static void requireBundled(List<String> wanted) {
    List<String> missing = wanted.stream().filter(symbol -> !BUNDLED.contains(symbol)).toList();
    if (!missing.isEmpty()) {
      throw new LauncherException(
          "there are no bundled bars of %s, only of %s; DATA=folder brings others"
              .formatted(String.join(", ", missing), String.join(", ", BUNDLED)));
    }
  }

  private static TradableData endingOn(LocalDate lastDay, List<String> symbols) {
    List<TradingSession> sessions =
        TradingCalendar.nyse().sessions(lastDay.minusDays(2 * TRADING_DAYS), lastDay);
    int first = Math.max(0, sessions.size() - TRADING_DAYS);
    return new TradableData(symbols, sessions.get(first).date(), lastDay);
  }

  private static Map<String, Path> csvFiles(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new LauncherException("DATA must be a folder with CSV files, was " + folder);
    }
    Map<String, Path> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.filter(one -> one.toString().endsWith(CSV)).toList()) {
        String name = file.getFileName().toString();
        files.put(name.substring(0, name.length() - CSV.length()), file);
      }
    }
    if (files.isEmpty()) {
      throw new LauncherException("there is no SYMBOL.csv in " + folder);
    }
    return files;
  }

  /** Read as the venue will read it: what it would refuse is said before anything starts. */
  private static SymbolBars read(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      return SymbolFile.read(
          file.getFileName().toString(), Files.size(file), bytes, TradingCalendar.nyse());
    } catch (BadBarFileException bad) {
      throw new LauncherException(
          "%s\nThe file is in %s; the format is in local-stack/README.md."
              .formatted(bad.getMessage(), file.getParent()),
          bad);
    }
  }
}
