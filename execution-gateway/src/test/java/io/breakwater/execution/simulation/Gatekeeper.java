package io.breakwater.execution.simulation;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.clock.MarketClock;
import io.breakwater.execution.order.Judge;
import io.breakwater.execution.order.ResendJudge;
import io.breakwater.execution.risk.Gates;
import io.breakwater.execution.risk.PreTradeRisk;
import io.breakwater.execution.risk.ResendRisk;
import io.breakwater.execution.risk.SymbolExposure;
import io.breakwater.testing.SettableMarketClock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The service's own gates, on a day on which nothing but the kill switch keeps an order back, and
 * at times a quarantine a new one.
 */
final class Gatekeeper {
  static final MarketClock CLOCK = SettableMarketClock.at("2013-01-02T15:00:00Z");

  private final Set<String> quarantined = new HashSet<>();

  Judge ofNew() {
    return new PreTradeRisk(
            Gates.inOrder(),
            Optional::empty,
            symbol -> Optional.of("by chance").filter(_ -> quarantined.contains(symbol)),
            _ -> SymbolExposure.NONE,
            (_, _) -> Optional.empty(),
            CLOCK,
            TradingCalendar.nyse())
        ::judge;
  }

  ResendJudge ofResend() {
    return new ResendRisk(Gates.ofResend(), CLOCK, TradingCalendar.nyse())::judge;
  }

  void quarantine(String symbol) {
    quarantined.add(symbol);
  }

  void release(String symbol) {
    quarantined.remove(symbol);
  }
}
