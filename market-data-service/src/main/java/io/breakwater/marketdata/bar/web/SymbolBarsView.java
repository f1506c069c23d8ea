package io.breakwater.marketdata.bar.web;

import java.util.List;

/** The bars of one symbol, by date. */
record SymbolBarsView(String symbol, String timeframe, String adjustment, List<BarView> bars) {}
