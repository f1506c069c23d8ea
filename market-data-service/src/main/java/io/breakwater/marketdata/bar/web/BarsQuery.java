package io.breakwater.marketdata.bar.web;

import io.breakwater.boot.web.CommonProblem;
import io.breakwater.boot.web.ProblemException;
import io.breakwater.marketdata.bar.Adjustment;
import io.breakwater.marketdata.bar.DateRange;
import io.breakwater.marketdata.calendar.DateSpan;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a request for bars may say beside its symbols.
 *
 * @param start the first date, of New York
 * @param end the last date, included
 */
record BarsQuery(
    @NotNull LocalDate start,
    @NotNull LocalDate end,
    @Pattern(regexp = DAILY) @Nullable String timeframe,
    @Pattern(regexp = "raw|split|all") @Nullable String adjustment) {

  static final String DAILY = "1Day";

  /** Symbols times sessions in one answer: 20 symbols over 13 years are two thirds of it. */
  private static final long MOST_BARS = 100_000;

  private static final int SESSIONS_A_YEAR = 252;
  private static final int DAYS_A_YEAR = 365;

  Adjustment parsedAdjustment() {
    return adjustment == null
        ? Adjustment.RAW
        : Adjustment.valueOf(adjustment.toUpperCase(Locale.ROOT));
  }

  /**
   * @throws ProblemException if the dates are not in order, or so many bars may not be asked for
   */
  DateRange range(int symbols) {
    DateSpan.faultOf(start, end).ifPresent(BarsQuery::refuse);
    long sessions = (ChronoUnit.DAYS.between(start, end) + 1) * SESSIONS_A_YEAR / DAYS_A_YEAR;
    if (symbols * sessions > MOST_BARS) {
      refuse(
          "symbols times sessions must be at most %d, was about %d"
              .formatted(MOST_BARS, symbols * sessions));
    }
    return new DateRange(start, end);
  }

  private static void refuse(String fault) {
    throw new ProblemException(CommonProblem.INVALID_REQUEST, fault);
  }
}
