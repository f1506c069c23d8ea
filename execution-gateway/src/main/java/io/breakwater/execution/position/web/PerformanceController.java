package io.breakwater.execution.position.web;

import io.breakwater.boot.web.CommonProblem;
import io.breakwater.boot.web.ProblemException;
import io.breakwater.calendar.TradingCalendar;
import io.breakwater.execution.broker.Symbol;
import io.breakwater.execution.csv.CsvTable;
import io.breakwater.execution.position.ClosedDay;
import io.breakwater.execution.position.DailyPerformance;
import io.breakwater.execution.position.ShowPerformance;
import io.breakwater.money.Money;
import io.breakwater.money.Quantity;
import io.breakwater.security.Allowed;
import io.breakwater.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What each trading date brought: look at. */
@RestController
@Allowed(Role.VIEWER)
class PerformanceController {
  private static final int USUAL_DAYS = 30;
  private static final int MOST_DAYS = 366;

  private final ShowPerformance showPerformance;

  PerformanceController(ShowPerformance showPerformance) {
    this.showPerformance = showPerformance;
  }

  @Operation(
      summary = "A row per trading date, oldest first",
      description =
          "From the first date on which anything was booked to today's; at most 366 days, by"
              + " default the last 30. A date counts what was booked on it by market time (New"
              + " York, until midnight): a fill that is found later, and a bust, count on the date"
              + " they are learned of, so a date that is over does not change. unrealized is at the"
              + " closing prices, on the date that runs at the last quotes, and null where one is"
              + " missing; day_pnl is realized, plus unrealized, less that of the session before."
              + " cash and equity are what the broker said after the close, null where nobody asked"
              + " before the next session opened. No fees are counted: the broker's are in its cash"
              + " and equity alone.")
  @GetMapping(
      path = "/api/v1/performance/daily",
      produces = {MediaType.APPLICATION_JSON_VALUE, CsvTable.MEDIA_TYPE})
  Performance daily(
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      @RequestParam(required = false) @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}") @Nullable String strategy) {
    LocalDate last = within("to", to == null ? showPerformance.today() : to);
    LocalDate first = within("from", from == null ? last.minusDays(USUAL_DAYS) : from);
    if (first.isAfter(last) || first.isBefore(last.minusDays(MOST_DAYS - 1L))) {
      throw new ProblemException(
          CommonProblem.INVALID_REQUEST,
          "from must not be after to, nor more than %d days before it.".formatted(MOST_DAYS - 1));
    }
    return new Performance(
        first,
        last,
        strategy,
        showPerformance.show(first, last, strategy).stream()
            .map(day -> DayView.of(day, strategy == null))
            .toList());
  }

  private static LocalDate within(String parameter, LocalDate date) {
    LocalDate earliest = TradingCalendar.FIRST_DATE.plusYears(1);
    LocalDate latest = TradingCalendar.LAST_DATE.minusYears(1);
    if (date.isBefore(earliest) || date.isAfter(latest)) {
      throw new ProblemException(
          CommonProblem.INVALID_REQUEST,
          "%s must be between %s and %s.".formatted(parameter, earliest, latest));
    }
    return date;
  }

  /** A span of trading dates, oldest first. */
  record Performance(LocalDate from, LocalDate to, @Nullable String strategy, List<DayView> days)
      implements CsvTable<DayView> {
    @Override
    public List<DayView> rows() {
      return days;
    }
  }

  /**
   * A trading date on the wire.
   *
   * @param status open until its close is recorded, then closed
   * @param fills how many were counted; reversals how many were taken back
   * @param shares bought and sold by those fills; notional what they were worth
   * @param missingPrices the symbols that were held and have no price
   */
  record DayView(
      LocalDate tradingDate,
      DailyPerformance.Status status,
      Money realized,
      @Nullable Money unrealized,
      @Nullable Money dayPnl,
      int fills,
      int reversals,
      Quantity shares,
      Money notional,
      @Nullable Money cash,
      @Nullable Money equity,
      List<String> missingPrices) {

    static DayView of(DailyPerformance day, boolean wholeAccount) {
      ClosedDay closed = wholeAccount ? day.closed() : null;
      return new DayView(
          day.tradingDate(),
          day.status(),
          day.activity().realized(),
          day.unrealized(),
          day.dayPnl(),
          day.activity().fills(),
          day.activity().reversals(),
          day.activity().shares(),
          day.activity().notional(),
          closed == null ? null : closed.cash(),
          closed == null ? null : closed.equity(),
          day.missing().stream().map(Symbol::value).sorted().toList());
    }
  }
}
