package io.breakwater.execution.position;

import io.breakwater.execution.broker.Symbol;
import io.breakwater.money.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A trading date in figures.
 *
 * @param unrealized of what was held at its end, at its closing prices; for the date that runs, at
 *     the last quotes. Null where a price is missing
 * @param dayPnl what was realised, and unrealized less that of the date before; null where either
 *     is not known
 * @param closed what was recorded at its close; null where it is not over, or was not recorded yet
 * @param missing the symbols held whose price is missing
 */
public record DailyPerformance(
    LocalDate tradingDate,
    Status status,
    DayBook.Activity activity,
    @Nullable Money unrealized,
    @Nullable Money dayPnl,
    @Nullable ClosedDay closed,
    List<Symbol> missing) {

  public DailyPerformance {
    missing = List.copyOf(missing);
  }

  /** How far a trading date has come. */
  public enum Status {
    /** Its session is not over, or its close has not been recorded yet. */
    OPEN,
    /** Its close is recorded. What is booked until midnight in New York still counts for it. */
    CLOSED
  }
}
