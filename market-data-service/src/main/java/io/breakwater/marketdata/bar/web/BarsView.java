package io.breakwater.marketdata.bar.web;

import java.util.List;
import java.util.Map;

/** The bars of several symbols, each by date, and the symbols without an answer. */
record BarsView(
    String timeframe,
    String adjustment,
    Map<String, List<BarView>> bars,
    List<MissingView> missing) {}
