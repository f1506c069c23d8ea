package io.breakwater.marketdata.quote;

/** What became of the question for one symbol's quote. */
public sealed interface QuoteAnswer {

  /**
   * The latest quote.
   *
   * @param degraded true if this may not be the newest: Redis was away and this process's memory
   *     answered, or the quote is older than it should be and the vendor did not give a newer one
   */
  record Found(Quote quote, boolean degraded) implements QuoteAnswer {}

  /** The vendor knows the symbol, but its latest quote is not usable and we have no other. */
  record NoUsableQuote(DropReason reason) implements QuoteAnswer {}

  /** The vendor does not know the symbol. */
  record UnknownSymbol() implements QuoteAnswer {}

  /** We have no quote, and the vendor did not answer. */
  record VendorUnavailable() implements QuoteAnswer {}
}
