package io.breakwater.marketdata.bar;

import io.breakwater.calendar.TradingSession;
import io.breakwater.marketdata.calendar.MarketHours;
import io.breakwater.marketdata.instrument.Symbol;
import io.breakwater.money.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

/**
 * The mean volume of the last 20 completed sessions, in whole shares as traded.
 *
 * <p>It bounds orders, so where in doubt it comes out low: it is rounded down, and a session in
 * which the symbol did not trade counts as no volume. Across a split it mixes shares from before
 * and after. Thread-safe.
 */
public final class AverageDailyVolume {

  /** How many sessions the mean is taken over. */
  public static final int SESSIONS = 20;

  /** The answer for one symbol. */
  public sealed interface Answer {

    /**
     * The mean.
     *
     * @param through the last of the sessions
     */
    record Known(Quantity shares, LocalDate through) implements Answer {}

    /** The vendor knows the symbol, which did not trade in these sessions. */
    record NotTraded(LocalDate through) implements Answer {}

    record UnknownSymbol() implements Answer {}

    record VendorUnavailable() implements Answer {}
  }

  private final FindBars bars;
  private final BackfillBars backfill;
  private final MarketHours hours;

  public AverageDailyVolume(FindBars bars, BackfillBars backfill, MarketHours hours) {
    this.bars = bars;
    this.backfill = backfill;
    this.hours = hours;
  }

  public Answer of(Symbol symbol) {
    LocalDate through = backfill.lastCompletedSession().date();
    List<TradingSession> sessions = hours.sessionsThrough(through, SESSIONS);
    DateRange range = new DateRange(sessions.getFirst().date(), through);
    return switch (bars.find(List.of(symbol), Adjustment.RAW, range).get(symbol)) {
      case BarsAnswer.Found(List<Bar> found) -> mean(found, through);
      case BarsAnswer.UnknownSymbol _ -> new Answer.UnknownSymbol();
      case BarsAnswer.VendorUnavailable _ -> new Answer.VendorUnavailable();
      case null -> throw new IllegalStateException("no answer for " + symbol);
    };
  }

  private static Answer mean(List<Bar> bars, LocalDate through) {
    if (bars.isEmpty()) {
      return new Answer.NotTraded(through);
    }
    BigDecimal total =
        bars.stream().map(bar -> bar.volume().value()).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal mean = total.divide(BigDecimal.valueOf(SESSIONS), 0, RoundingMode.DOWN);
    return new Answer.Known(Quantity.of(mean), through);
  }
}
