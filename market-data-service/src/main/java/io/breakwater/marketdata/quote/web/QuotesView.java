package io.breakwater.marketdata.quote.web;

import java.util.List;

/** Quotes of several symbols, in the order asked, and the symbols without one. */
record QuotesView(List<QuoteView> quotes, List<MissingView> missing) {}
