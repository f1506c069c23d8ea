package io.breakwater.execution.position;

import io.breakwater.calendar.TradingCalendar;
import java.time.InstantSource;

/**
 * The use case "book a split". Idempotent on symbol and ex-date. A split is booked once its ex-date
 * has come: before it, the shares held are still the old ones. Thread-safe.
 */
public final class BookSplit {
  private final SplitLedger ledger;
  private final InstantSource marketTime;
  private final TradingCalendar calendar;

  public BookSplit(SplitLedger ledger, InstantSource marketTime, TradingCalendar calendar) {
    this.ledger = ledger;
    this.marketTime = marketTime;
    this.calendar = calendar;
  }

  public SplitOutcome book(CompanySplit split, String actor) {
    if (split.exDate().isAfter(calendar.tradingDate(marketTime.instant()))) {
      return new SplitOutcome.NotDue();
    }
    try {
      return ledger.book(split, actor);
    } catch (TooManySharesException e) {
      return new SplitOutcome.TooLarge();
    }
  }
}
