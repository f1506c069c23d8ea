package io.breakwater.marketdata.quote;

import io.breakwater.marketdata.instrument.Symbol;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The newest usable quote per symbol, in this process's memory. Holds a bounded number of symbols:
 * a new one beyond the bound takes the place of the one whose quote was received longest ago.
 *
 * <p>Thread-safe; quotes of one symbol are judged one after another, so that a late one cannot slip
 * past a newer one.
 */
public final class QuoteBoard {

  private final QuoteRules rules;
  private final int capacity;
  private final Map<Symbol, Quote> latest = new ConcurrentHashMap<>();

  public QuoteBoard(QuoteRules rules, int capacity) {
    this.rules = rules;
    this.capacity = capacity;
  }

  /** Judges the quote against the one that stands, and puts it in its place if it is usable. */
  public Judgement offer(RawQuote raw, Delivery delivery) {
    // The verdict leaves the map's compute function in this one-element array.
    Judgement[] verdict = new Judgement[1];
    latest.compute(
        raw.symbol(),
        (symbol, standing) -> {
          verdict[0] = rules.judge(raw, standing, delivery);
          return verdict[0] instanceof Judgement.Usable(Quote usable) ? usable : standing;
        });
    makeRoom();
    return verdict[0];
  }

  /** Takes over a quote that another instance has judged, unless ours is as new. */
  public void learn(Quote quote) {
    latest.merge(quote.symbol(), quote, (ours, theirs) -> theirs.isNewerThan(ours) ? theirs : ours);
    makeRoom();
  }

  public Optional<Quote> latest(Symbol symbol) {
    return Optional.ofNullable(latest.get(symbol));
  }

  private void makeRoom() {
    while (latest.size() > capacity) {
      latest.values().stream()
          .min(Comparator.comparing(Quote::receivedAt))
          .ifPresent(oldest -> latest.remove(oldest.symbol(), oldest));
    }
  }
}
