package io.breakwater.orchestrator.quotes;

import io.breakwater.orchestrator.instrument.Symbol;
import io.breakwater.orchestrator.peer.PeerUnreachableException;
import java.util.Map;
import java.util.Set;

/**
 * Where quotes are read. A symbol without a quote, or with an unusable one, is not in the answer.
 */
public interface QuoteSource {

  /**
   * Returns the latest quote of each of those symbols that has one.
   *
   * @throws PeerUnreachableException if no answer came that can be relied on
   */
  Map<Symbol, Quote> latest(Set<Symbol> symbols);
}
