package io.breakwater.signal.marketdata;

import java.util.List;
import java.util.Map;

class InMemoryBarsTest extends BarSourceContract {

  @Override
  protected BarSource having(Map<String, List<DailyBar>> bars) {
    return new InMemoryBars(bars);
  }

  @Override
  protected BarSource away() {
    var bars = new InMemoryBars(Map.of());
    bars.goAway();
    return bars;
  }
}
