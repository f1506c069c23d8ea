package io.breakwater.execution.risk;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.clock.MarketClock;
import java.util.List;

/**
 * The use case "may this order leave": reads the facts once, then asks gate after gate until one
 * does not pass. Called inside the transaction that holds the locks and will insert what is decided
 * here. Thread-safe.
 */
public final class PreTradeRisk {
  private final CheckSequence checks;
  private final ReconciliationReadiness readiness;
  private final Quarantine quarantine;
  private final Exposure exposure;
  private final RecentOrders recentOrders;
  private final MarketClock clock;
  private final TradingCalendar calendar;

  public PreTradeRisk(
      List<PreTradeCheck> checks,
      ReconciliationReadiness readiness,
      Quarantine quarantine,
      Exposure exposure,
      RecentOrders recentOrders,
      MarketClock clock,
      TradingCalendar calendar) {
    this.checks = new CheckSequence(checks);
    this.readiness = readiness;
    this.quarantine = quarantine;
    this.exposure = exposure;
    this.recentOrders = recentOrders;
    this.clock = clock;
    this.calendar = calendar;
  }

  /**
   * Judges an order.
   *
   * @param gate as held by the running transaction
   */
  public Decision judge(ProposedOrder order, GateReading gate) {
    var facts =
        new Facts(
            gate,
            readiness.whyNotReady().orElse(null),
            quarantine.reasonFor(order.symbol()).orElse(null),
            calendar.isOpen(clock.instant()),
            exposure.of(order.symbol()),
            recentOrders.twinOf(order, DuplicateIntentGuard.WINDOW).orElse(null));
    return checks.judge(order, facts);
  }
}
