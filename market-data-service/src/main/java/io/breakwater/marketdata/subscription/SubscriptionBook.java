package io.breakwater.marketdata.subscription;

import io.breakwater.marketdata.instrument.Symbol;
import io.breakwater.subscription.Source;
import java.util.Map;
import java.util.Set;

/**
 * The explicit subscriptions, durable and common to all instances. Each method is one transaction.
 * Implementations are thread-safe.
 */
public interface SubscriptionBook {

  /**
   * Writes an entry, unless it is there.
   *
   * @return true if the entry is new
   */
  boolean add(Symbol symbol, Source source);

  /**
   * Strikes an entry out.
   *
   * @return true if there was such an entry
   */
  boolean remove(Symbol symbol, Source source);

  Map<Symbol, Set<Source>> read();
}
