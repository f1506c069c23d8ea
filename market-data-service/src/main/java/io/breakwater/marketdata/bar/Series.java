package io.breakwater.marketdata.bar;

import io.breakwater.marketdata.instrument.Symbol;

/** The daily bars of one symbol under one adjustment. */
public record Series(Symbol symbol, Adjustment adjustment) {}
