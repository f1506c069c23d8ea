package io.breakwater.execution.position;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.calendar.TradingSession;
import io.breakwater.execution.broker.AccountSnapshot;
import io.breakwater.execution.broker.BrokerAccount;
import io.breakwater.execution.broker.BrokerUnreadableException;
import io.breakwater.execution.broker.Symbol;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The use case "record the trading dates that are over", from the first on which anything was
 * booked: after each close, by market time, what everything held closed at and what the broker says
 * is in the account. While a closing price is not to be had the date waits, and its successors with
 * it; after the next open and {@value MOST_TRIES} tries it is recorded with that gap. A close that
 * was slept through is recorded later, without the account, whose state then nobody asked for.
 * Thread-safe; two gateways may do it at once.
 */
public final class CloseDays {
  static final int MOST_TRIES = 60;

  private final DayBook days;
  private final ClosingPrices closes;
  private final BrokerAccount account;
  private final InstantSource marketTime;
  private final TradingCalendar calendar;
  private @Nullable Attempt waiting;

  public CloseDays(
      DayBook days,
      ClosingPrices closes,
      BrokerAccount account,
      InstantSource marketTime,
      TradingCalendar calendar) {
    this.days = days;
    this.closes = closes;
    this.account = account;
    this.marketTime = marketTime;
    this.calendar = calendar;
  }

  /** Records what is due, and is called again and again. */
  public synchronized void step() {
    LocalDate first = days.firstBooked().orElse(null);
    if (first == null) {
      return;
    }
    Instant now = marketTime.instant();
    TradingSession session =
        days.lastClosed()
            .map(calendar::nextSession)
            .orElseGet(() -> calendar.nextSession(first.minusDays(1)));
    while (!now.isBefore(session.close()) && close(session, now)) {
      session = calendar.nextSession(session.date());
    }
  }

  /** Returns whether it is recorded. */
  private boolean close(TradingSession session, Instant now) {
    LocalDate date = session.date();
    boolean inTime = now.isBefore(calendar.nextSession(date).open());
    Attempt attempt = attempt(date, inTime);
    Set<Symbol> held = days.heldAfter(date);
    boolean complete = held.isEmpty() || closes.of(date, held).keySet().containsAll(held);
    if (!complete && (inTime || attempt.tries() < MOST_TRIES)) {
      waiting = attempt.failed();
      return false;
    }
    AccountSnapshot snapshot = attempt.snapshot();
    days.close(
        new ClosedDay(
            date,
            session.close(),
            snapshot == null ? null : snapshot.cash(),
            snapshot == null ? null : snapshot.equity()));
    waiting = null;
    return true;
  }

  /** The account is asked once, as soon after the close as can be. */
  private Attempt attempt(LocalDate date, boolean inTime) {
    Attempt before = waiting;
    if (before != null && before.date().equals(date) && (before.snapshot() != null || !inTime)) {
      return before;
    }
    int tries = before != null && before.date().equals(date) ? before.tries() : 0;
    return new Attempt(date, inTime ? account() : null, tries);
  }

  private @Nullable AccountSnapshot account() {
    try {
      return account.snapshot();
    } catch (BrokerUnreadableException e) {
      // The date is recorded without it: profit hangs on our own books, not on the broker's answer.
      return null;
    }
  }

  private record Attempt(LocalDate date, @Nullable AccountSnapshot snapshot, int tries) {
    Attempt failed() {
      return new Attempt(date, snapshot, tries + 1);
    }
  }
}
