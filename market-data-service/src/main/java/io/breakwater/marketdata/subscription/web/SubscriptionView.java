package io.breakwater.marketdata.subscription.web;

import io.breakwater.marketdata.instrument.Symbol;
import io.breakwater.subscription.Source;
import java.util.List;
import java.util.Set;

/** A streamed symbol, and for whom. */
record SubscriptionView(String symbol, List<String> sources) {

  static SubscriptionView of(Symbol symbol, Set<Source> sources) {
    return new SubscriptionView(
        symbol.value(), sources.stream().map(Source::name).sorted().toList());
  }
}
