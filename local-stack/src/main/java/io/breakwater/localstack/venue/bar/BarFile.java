package io.breakwater.localstack.venue.bar;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.money.Price;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the bars of one symbol from CSV text: the header {@value #HEADER}, then one line per
 * session, oldest first. Anything else is refused, and the first bad line is named.
 */
public final class BarFile {
  public static final String HEADER = "date,open,high,low,close,adj_close,volume";

  /** Seventy years of sessions; more is not a file of daily bars. */
  static final int MAX_ROWS = 20_000;

  private static final BigDecimal MAX_PRICE = BigDecimal.valueOf(1_000_000);
  private static final int MAX_PRICE_DECIMALS = 6;
  private static final int MAX_ADJUSTED_LENGTH = 40;
  private static final long MAX_VOLUME = 1_000_000_000_000L;
  private static final int COLUMNS = 7;
  private static final Pattern DECIMAL = Pattern.compile("\\d{1,12}(\\.\\d{1,30})?");
  private static final Pattern WHOLE = Pattern.compile("\\d{1,13}");

  private final String name;
  private final TradingCalendar calendar;
  private int line;

  private BarFile(String name, TradingCalendar calendar) {
    this.name = name;
    this.calendar = calendar;
  }

  /**
   * Reads and checks a whole file.
   *
   * @param name how messages call the file
   * @throws BadBarFileException at the first line that is not as documented
   */
  public static List<DailyBar> read(String name, Reader text, TradingCalendar calendar)
      throws IOException {
    return new BarFile(name, calendar).read(new BufferedReader(text));
  }

  private List<DailyBar> read(BufferedReader lines) throws IOException {
    line = 1;
    if (!HEADER.equals(lines.readLine())) {
      throw bad("the header must be " + HEADER);
    }
    var bars = new ArrayList<DailyBar>();
    for (String row = lines.readLine(); row != null; row = lines.readLine()) {
      line++;
      if (bars.size() == MAX_ROWS) {
        throw bad("more than %d rows".formatted(MAX_ROWS));
      }
      bars.add(bar(row, bars.isEmpty() ? null : bars.getLast().date()));
    }
    if (bars.isEmpty()) {
      throw bad("no rows");
    }
    return List.copyOf(bars);
  }

  private DailyBar bar(String row, @Nullable LocalDate previous) {
    String[] fields = row.split(",", -1);
    if (fields.length != COLUMNS) {
      throw bad("%d fields instead of %d".formatted(fields.length, COLUMNS));
    }
    LocalDate date = date(fields[0], previous);
    try {
      return new DailyBar(
          date,
          price("open", fields[1]),
          price("high", fields[2]),
          price("low", fields[3]),
          price("close", fields[4]),
          adjusted(fields[5]),
          volume(fields[6]));
    } catch (IllegalArgumentException e) {
      throw bad(String.valueOf(e.getMessage()));
    }
  }

  private LocalDate date(String text, @Nullable LocalDate previous) {
    LocalDate date;
    try {
      date = LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw bad("date '%s' is not YYYY-MM-DD".formatted(text));
    }
    if (date.isBefore(TradingCalendar.FIRST_DATE) || date.isAfter(TradingCalendar.LAST_DATE)) {
      throw bad(
          "date %s is outside %s to %s"
              .formatted(date, TradingCalendar.FIRST_DATE, TradingCalendar.LAST_DATE));
    }
    if (calendar.sessionOn(date).isEmpty()) {
      throw bad("date %s is not a session of the NYSE".formatted(date));
    }
    if (previous != null && !date.isAfter(previous)) {
      throw bad("date %s does not follow %s".formatted(date, previous));
    }
    return date;
  }

  private Price price(String column, String text) {
    BigDecimal value = decimal(column, text);
    if (value.signum() == 0 || value.compareTo(MAX_PRICE) > 0) {
      throw bad("%s must be above 0 and at most %s, was %s".formatted(column, MAX_PRICE, text));
    }
    if (value.stripTrailingZeros().scale() > MAX_PRICE_DECIMALS) {
      throw bad("%s has more than %d decimals: %s".formatted(column, MAX_PRICE_DECIMALS, text));
    }
    return Price.of(value);
  }

  private BigDecimal adjusted(String text) {
    return decimal("adj_close", text);
  }

  private long volume(String text) {
    if (!WHOLE.matcher(text).matches() || Long.parseLong(text) > MAX_VOLUME) {
      throw bad("volume must be a whole number up to %d, was '%s'".formatted(MAX_VOLUME, text));
    }
    return Long.parseLong(text);
  }

  private BigDecimal decimal(String column, String text) {
    if (text.length() > MAX_ADJUSTED_LENGTH || !DECIMAL.matcher(text).matches()) {
      throw bad("%s '%s' is not a plain decimal number".formatted(column, shortened(text)));
    }
    return new BigDecimal(text);
  }

  private static String shortened(String text) {
    return text.length() <= MAX_ADJUSTED_LENGTH
        ? text
        : text.substring(0, MAX_ADJUSTED_LENGTH) + "…";
  }

  private BadBarFileException bad(String fault) {
    return new BadBarFileException(name, line, fault);
  }
}
