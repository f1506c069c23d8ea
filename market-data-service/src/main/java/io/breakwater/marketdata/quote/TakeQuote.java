package io.breakwater.marketdata.quote;

/**
 * The use case "take a quote from the vendor": judged, counted, put on the board, published.
 * Thread-safe, and does no I/O: the feed's thread may call it for every message.
 */
public final class TakeQuote {

  private final QuoteBoard board;
  private final PublishQuotes publication;
  private final QuoteCounts counts;

  public TakeQuote(QuoteBoard board, PublishQuotes publication, QuoteCounts counts) {
    this.board = board;
    this.publication = publication;
    this.counts = counts;
  }

  public Judgement take(RawQuote raw, Delivery delivery) {
    Judgement judgement = board.offer(raw, delivery);
    switch (judgement) {
      case Judgement.Usable(Quote quote) -> {
        counts.countAccepted();
        publication.enqueue(quote);
      }
      case Judgement.Dropped(DropReason reason) -> counts.countDropped(reason);
    }
    return judgement;
  }
}
