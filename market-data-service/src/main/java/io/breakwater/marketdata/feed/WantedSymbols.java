package io.breakwater.marketdata.feed;

import io.breakwater.marketdata.instrument.Symbol;
import io.breakwater.subscription.Upstream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The symbols that somebody subscribes to, as the {@link Feed} is to stream them. A wish is only
 * written down here; the feed's own thread carries it out, and carries out the whole set anew after
 * a reconnect. Thread-safe.
 */
public final class WantedSymbols implements Upstream<Symbol> {

  private final Set<Symbol> wanted = ConcurrentHashMap.newKeySet();
  private final Alarm alarm;

  /**
   * @param alarm rung at each change
   */
  public WantedSymbols(Alarm alarm) {
    this.alarm = alarm;
  }

  @Override
  public void open(Symbol symbol) {
    wanted.add(symbol);
    alarm.ring();
  }

  @Override
  public void close(Symbol symbol) {
    wanted.remove(symbol);
    alarm.ring();
  }

  /** Returns a copy. */
  public Set<Symbol> symbols() {
    return Set.copyOf(wanted);
  }
}
