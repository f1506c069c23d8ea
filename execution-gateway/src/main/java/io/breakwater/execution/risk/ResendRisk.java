package io.breakwater.execution.risk;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.clock.MarketClock;
import java.util.List;

/**
 * The use case "may this order leave once more". It was judged when it was taken, and counts as
 * working since: what the other gates would say by now is no reason to let go of it. Only a halt
 * stops it, and a market in which it makes no sense. Called inside the transaction that holds the
 * gate. Thread-safe.
 */
public final class ResendRisk {
  private final CheckSequence checks;
  private final MarketClock clock;
  private final TradingCalendar calendar;

  public ResendRisk(List<PreTradeCheck> checks, MarketClock clock, TradingCalendar calendar) {
    this.checks = new CheckSequence(checks);
    this.clock = clock;
    this.calendar = calendar;
  }

  /**
   * Judges an order of which the broker says that it does not have it.
   *
   * @param epoch in which it was let through: where the gate has been set since, there was a halt
   *     that was to end it
   * @param gate as held by the running transaction
   */
  public Decision judge(ProposedOrder order, long epoch, GateReading gate) {
    GateReading since =
        gate instanceof GateReading.Read(_, long now) && now != epoch
            ? new GateReading.Read(TradingState.HALTED, now)
            : gate;
    return checks.judge(order, Facts.ofResend(since, calendar.isOpen(clock.instant())));
  }
}
