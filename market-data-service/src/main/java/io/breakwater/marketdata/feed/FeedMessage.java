package io.breakwater.marketdata.feed;

import io.breakwater.marketdata.instrument.Symbol;
import io.breakwater.marketdata.quote.RawQuote;
import java.util.Set;

/** What the vendor's stream tells us, of the kinds that we act on. */
public sealed interface FeedMessage {

  /** A quote has changed. */
  record Quoted(RawQuote quote) implements FeedMessage {}

  /** Quotes of these symbols, all of them, are being sent from now on. */
  record Subscribed(Set<Symbol> symbols) implements FeedMessage {
    public Subscribed {
      symbols = Set.copyOf(symbols);
    }
  }

  /**
   * The vendor did not do what we asked.
   *
   * @param code its own number for why
   */
  record Refused(int code, String reason) implements FeedMessage {}

  /** Something that we did not ask for, or cannot read. */
  record Unexpected(String kind) implements FeedMessage {}
}
