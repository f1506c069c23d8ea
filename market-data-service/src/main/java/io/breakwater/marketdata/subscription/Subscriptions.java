package io.breakwater.marketdata.subscription;

import io.breakwater.marketdata.instrument.Symbol;
import io.breakwater.subscription.SharedSubscriptions;
import io.breakwater.subscription.Source;
import io.breakwater.subscription.Upstream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who holds which symbol in this process, counted by source, at most so many symbols at once. The
 * upstream hears of the first and of the last source of a symbol. Thread-safe.
 */
public final class Subscriptions {

  /** What became of a wish to hold a symbol. */
  public enum Held {
    NEWLY,
    ALREADY,
    /** As many symbols, or sources of this one, are held as may be. */
    REFUSED
  }

  private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);

  private final SharedSubscriptions<Symbol> shared;
  private final InstantSource machine;
  private final Duration leaseTime;
  private final Map<Symbol, Instant> leases = new ConcurrentHashMap<>();

  /**
   * @param machine machine time
   * @param leaseTime how long a {@linkplain #lease leased} symbol stays held
   */
  public Subscriptions(
      Upstream<Symbol> upstream, int maximumSymbols, InstantSource machine, Duration leaseTime) {
    this.shared = new SharedSubscriptions<>(upstream, maximumSymbols);
    this.machine = machine;
    this.leaseTime = leaseTime;
  }

  public Held hold(Symbol symbol, Source source) {
    try {
      return shared.subscribe(symbol, source) ? Held.NEWLY : Held.ALREADY;
    } catch (IllegalStateException full) {
      LOG.atWarn()
          .addKeyValue("symbol", symbol)
          .addKeyValue("source", source)
          .addKeyValue("reason", full.getMessage())
          .log("subscription refused");
      return Held.REFUSED;
    }
  }

  /**
   * Lets go of the symbol for that source.
   *
   * @return true if the source held the symbol until this call
   */
  public boolean release(Symbol symbol, Source source) {
    return shared.unsubscribe(symbol, source);
  }

  /**
   * Holds the symbol for the lease time from now, for whoever asks for its quote. Where no more
   * symbols may be held, does nothing: the quote can still be asked for.
   */
  public void lease(Symbol symbol) {
    Instant until = machine.instant().plus(leaseTime);
    leases.compute(
        symbol,
        (key, old) -> old != null || hold(key, Sources.QUOTE) != Held.REFUSED ? until : null);
  }

  /** Lets go of the symbols whose lease is over. */
  public void endLeases() {
    Instant now = machine.instant();
    for (Symbol leased : List.copyOf(leases.keySet())) {
      leases.computeIfPresent(
          leased,
          (symbol, until) -> {
            if (now.isBefore(until)) {
              return until;
            }
            release(symbol, Sources.QUOTE);
            return null;
          });
    }
  }

  /** Returns who holds what; a copy, of each symbol at its own moment. */
  public Map<Symbol, Set<Source>> held() {
    return shared.held();
  }
}
