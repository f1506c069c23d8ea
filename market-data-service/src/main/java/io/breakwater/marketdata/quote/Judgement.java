package io.breakwater.marketdata.quote;

/** What the {@link QuoteRules} made of a quote. */
public sealed interface Judgement {

  record Usable(Quote quote) implements Judgement {}

  record Dropped(DropReason reason) implements Judgement {}
}
