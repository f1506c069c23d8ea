package io.breakwater.marketdata.feed;

import io.breakwater.marketdata.instrument.Symbol;
import java.util.Set;

/**
 * One open, authenticated connection to the vendor's stream. Used by one thread at a time; what the
 * methods bring about is heard by the {@link FeedListener}.
 */
public interface FeedConnection extends AutoCloseable {

  /**
   * Asks for quotes of these symbols beside those asked for before.
   *
   * @throws FeedUnavailableException if that could not be sent
   */
  void subscribe(Set<Symbol> symbols);

  /**
   * Asks for no more quotes of these symbols.
   *
   * @throws FeedUnavailableException if that could not be sent
   */
  void unsubscribe(Set<Symbol> symbols);

  /**
   * Asks for a sign of life.
   *
   * @throws FeedUnavailableException if that could not be sent
   */
  void ping();

  /** Ends the connection at once. If it has ended already, does nothing. */
  @Override
  void close();
}
