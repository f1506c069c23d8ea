package io.breakwater.localstack.venue.wire;

import io.breakwater.calendar.TradingCalendar;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a query; what cannot be read is answered with an error that names it. */
public final class Query {
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private final Function<String, AlpacaError> errors;

  private Query(Function<String, AlpacaError> errors) {
    this.errors = errors;
  }

  /** The trading API answers 422. */
  public static Query ofTrading() {
    return new Query(AlpacaError::badField);
  }

  /** The market-data API answers 400. */
  public static Query ofMarketData() {
    return new Query(AlpacaError::malformed);
  }

  /** A whole number within bounds, or the default where there is none. */
  public int number(String name, @Nullable String text, int fallback, int min, int max) {
    if (text == null || text.isEmpty()) {
      return fallback;
    }
    try {
      int value = Integer.parseInt(text);
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw invalid(name, text);
    }
    throw invalid(name, text);
  }

  /** One of a few words, or the default where there is none. */
  public String word(String name, @Nullable String text, String fallback, List<String> words) {
    if (text == null || text.isEmpty()) {
      return fallback;
    }
    if (!words.contains(text)) {
      throw invalid(name, text);
    }
    return text;
  }

  /** An RFC 3339 time, or a date, which means its midnight in New York. */
  public @Nullable Instant time(String name, @Nullable String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      // A plus sign that was not escaped arrives as a space.
      Instant time =
          DATE.matcher(text).matches()
              ? midnight(LocalDate.parse(text))
              : OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
      if (!time.isBefore(EARLIEST) && time.isBefore(LATEST)) {
        return time;
      }
    } catch (DateTimeException e) {
      throw invalid(name, text);
    }
    throw invalid(name, text);
  }

  public @Nullable LocalDate date(String name, @Nullable String text) {
    Instant time = time(name, text);
    return time == null ? null : LocalDate.ofInstant(time, TradingCalendar.NEW_YORK);
  }

  /** A comma-separated list; empty where there is none. */
  public List<String> list(@Nullable String text) {
    return text == null || text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split(","))
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .toList();
  }

  public AlpacaException invalid(String name, String text) {
    return new AlpacaException(
        errors.apply(
            "invalid %s: %s".formatted(name, text.substring(0, Math.min(64, text.length())))));
  }

  public static Instant midnight(LocalDate date) {
    return date.atStartOfDay(TradingCalendar.NEW_YORK).toInstant();
  }

  public static boolean isDate(String text) {
    return DATE.matcher(text).matches();
  }
}
