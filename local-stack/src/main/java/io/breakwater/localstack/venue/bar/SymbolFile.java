package io.breakwater.localstack.venue.bar;

import io.breakwater.calendar.TradingCalendar;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** A file {@code SYMBOL.csv} of the data folder: its name is the symbol, its text the bars. */
public final class SymbolFile {
  static final String EXTENSION = ".csv";

  private static final long MAX_BYTES = 8L * 1024 * 1024;
  private static final Pattern SYMBOL = Pattern.compile("[A-Z][A-Z0-9.]{0,9}");

  private SymbolFile() {}

  /** The symbol that a file of this name is about. */
  static String symbolOf(String name) {
    String symbol = name.substring(0, name.length() - EXTENSION.length());
    if (!SYMBOL.matcher(symbol).matches()) {
      throw new BadBarFileException(name, "the file's name is not a symbol in capitals");
    }
    return symbol;
  }

  /**
   * Reads and checks a whole file.
   *
   * @param name the file's own, which ends in {@code .csv}
   * @throws BadBarFileException if the name or a line is not as documented; names the first
   */
  public static SymbolBars read(String name, long size, InputStream text, TradingCalendar calendar)
      throws IOException {
    String symbol = symbolOf(name);
    if (size > MAX_BYTES) {
      throw new BadBarFileException(name, "larger than %d bytes".formatted(MAX_BYTES));
    }
    // Bytes that are no UTF-8 become a sign that no column may hold, so that their line is named.
    var reader = new InputStreamReader(text, StandardCharsets.UTF_8);
    return new SymbolBars(symbol, BarFile.read(name, reader, calendar));
  }
}
