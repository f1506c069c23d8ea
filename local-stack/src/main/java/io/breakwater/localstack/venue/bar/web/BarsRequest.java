package io.breakwater.localstack.venue.bar.web;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.localstack.venue.bar.Adjustment;
import io.breakwater.localstack.venue.wire.AlpacaError;
import io.breakwater.localstack.venue.wire.AlpacaException;
import io.breakwater.localstack.venue.wire.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which bars a client wants: those whose time, midnight in New York, lies from start to end, both
 * included. A start or end without a time means the whole day.
 *
 * @param after where the previous page ended, null for the first
 */
record BarsRequest(
    LocalDate from,
    LocalDate through,
    Adjustment adjustment,
    boolean newestFirst,
    int limit,
    @Nullable PageToken after) {

  private static final int DEFAULT_LIMIT = 1_000;
  private static final int MAX_LIMIT = 10_000;
  private static final List<String> DAILY = List.of("1Day", "1D");
  private static final LocalDate LAST = LocalDate.of(2199, 12, 31);

  /** Reads the parameters; the default start is the current day, as at Alpaca. */
  static BarsRequest read(Map<String, String> parameters, Instant now) {
    Query query = Query.ofMarketData();
    requireDaily(parameters.get("timeframe"));
    query.word("currency", parameters.get("currency"), "USD", List.of("USD"));
    LocalDate from = from(query, parameters.get("start"), now);
    LocalDate through = through(query, parameters.get("end"));
    if (parameters.containsKey("end") && through.isBefore(from)) {
      throw new AlpacaException(AlpacaError.malformed("end should not be before start"));
    }
    return new BarsRequest(
        from,
        through,
        adjustment(query, parameters.get("adjustment")),
        query.word("sort", parameters.get("sort"), "asc", List.of("asc", "desc")).equals("desc"),
        query.number("limit", parameters.get("limit"), DEFAULT_LIMIT, 1, MAX_LIMIT),
        PageToken.read(parameters.get("page_token")));
  }

  /** The request, cut to what the previous page left of that symbol. */
  BarsRequest beyond(String symbol) {
    if (after == null || !after.symbol().equals(symbol)) {
      return this;
    }
    LocalDate served = after.date();
    return newestFirst
        ? new BarsRequest(from, served.minusDays(1), adjustment, true, limit, after)
        : new BarsRequest(served.plusDays(1), through, adjustment, false, limit, after);
  }

  private static void requireDaily(@Nullable String timeframe) {
    if (timeframe == null || timeframe.isEmpty()) {
      throw new AlpacaException(AlpacaError.malformed("timeframe is required"));
    }
    if (!DAILY.contains(timeframe)) {
      throw Query.ofMarketData().invalid("timeframe", timeframe);
    }
  }

  private static LocalDate from(Query query, @Nullable String text, Instant now) {
    Instant start = query.time("start", text);
    if (start == null) {
      return LocalDate.ofInstant(now, TradingCalendar.NEW_YORK);
    }
    ZonedDateTime there = start.atZone(TradingCalendar.NEW_YORK);
    LocalDate date = there.toLocalDate();
    return start.equals(Query.midnight(date)) ? date : date.plusDays(1);
  }

  private static LocalDate through(Query query, @Nullable String text) {
    LocalDate date = query.date("end", text);
    return date == null ? LAST : date;
  }

  private static Adjustment adjustment(Query query, @Nullable String text) {
    if (text == null || text.isEmpty()) {
      return Adjustment.RAW;
    }
    return Adjustment.parse(text).orElseThrow(() -> query.invalid("adjustment", text));
  }
}
