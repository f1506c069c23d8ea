package io.breakwater.execution.simulation;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.clock.MarketClock;
import io.breakwater.execution.order.Judge;
import io.breakwater.execution.risk.Gates;
import io.breakwater.execution.risk.PreTradeRisk;
import io.breakwater.testing.SettableMarketClock;
import java.util.Optional;

/** The service's own gates, on a day on which nothing but the kill switch keeps an order back. */
final class Gatekeeper {
  static final MarketClock CLOCK = SettableMarketClock.at("2013-01-02T15:00:00Z");

  static final Judge JUDGE =
      new PreTradeRisk(
              Gates.inOrder(),
              Optional::empty,
              _ -> Optional.empty(),
              (_, _) -> Optional.empty(),
              CLOCK,
              TradingCalendar.nyse())
          ::judge;

  private Gatekeeper() {}
}
