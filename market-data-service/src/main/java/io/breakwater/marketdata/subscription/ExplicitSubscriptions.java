package io.breakwater.marketdata.subscription;

import io.breakwater.marketdata.instrument.Symbol;
import io.breakwater.marketdata.instrument.SymbolDirectory;
import io.breakwater.marketdata.instrument.VendorUnavailableException;
import io.breakwater.marketdata.subscription.Subscriptions.Held;
import io.breakwater.subscription.Source;
import java.util.Map;
import java.util.Set;

/**
 * The use cases "subscribe", "unsubscribe" and "follow the book" for subscriptions that a client
 * made by name. They are written down before they are held, and last until they are taken back.
 * Thread-safe.
 */
public final class ExplicitSubscriptions {

  /** What became of a client's wish. */
  public enum Outcome {
    SUBSCRIBED,
    HELD_ALREADY,
    UNKNOWN_SYMBOL,
    /** As many symbols are held as may be; nothing was written down. */
    LIMIT_REACHED
  }

  private final SubscriptionBook book;
  private final Subscriptions subscriptions;
  private final SymbolDirectory directory;

  public ExplicitSubscriptions(
      SubscriptionBook book, Subscriptions subscriptions, SymbolDirectory directory) {
    this.book = book;
    this.subscriptions = subscriptions;
    this.directory = directory;
  }

  public Outcome subscribe(Symbol symbol, Source source) {
    if (isUnknown(symbol)) {
      return Outcome.UNKNOWN_SYMBOL;
    }
    if (!book.add(symbol, source)) {
      return Outcome.HELD_ALREADY;
    }
    if (subscriptions.hold(symbol, source) == Held.REFUSED) {
      book.remove(symbol, source);
      return Outcome.LIMIT_REACHED;
    }
    return Outcome.SUBSCRIBED;
  }

  /** A vendor that does not answer leaves the wish standing: it may know the symbol. */
  private boolean isUnknown(Symbol symbol) {
    try {
      return !directory.knows(symbol);
    } catch (VendorUnavailableException e) {
      return false;
    }
  }

  /**
   * Takes a subscription back.
   *
   * @return true if there was such a subscription
   */
  public boolean unsubscribe(Symbol symbol, Source source) {
    boolean removed = book.remove(symbol, source);
    subscriptions.release(symbol, source);
    return removed;
  }

  /**
   * Makes this process hold exactly what the book says: at start what earlier runs wrote down,
   * later what other instances did.
   */
  public void follow() {
    Map<Symbol, Set<Source>> heldBefore = subscriptions.held();
    Map<Symbol, Set<Source>> written = book.read();
    written.forEach(
        (symbol, sources) -> sources.forEach(source -> subscriptions.hold(symbol, source)));
    heldBefore.forEach((symbol, sources) ->
        sources.stream()
            .filter(Sources::isExplicit)
            .filter(source -> !written.getOrDefault(symbol, Set.of()).contains(source))
            .forEach(source -> subscriptions.release(symbol, source)));
  }
}
