package io.breakwater.marketdata.feed;

import io.breakwater.marketdata.instrument.Symbol;
import io.breakwater.marketdata.instrument.VendorUnavailableException;
import io.breakwater.marketdata.quote.LookUpQuotes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the vendor for the latest quote of what is newly streamed, since the stream itself tells
 * only what changes from now on: a new subscription starts with a price, and a gap leaves no old
 * one behind. A question that fails is not repeated; who needs the quote asks for it. Thread-safe.
 */
public final class CatchUp {

  private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);

  /** Symbols in one question. */
  private static final int BATCH = 100;

  private final LookUpQuotes lookUp;
  private final Map<Symbol, Instant> waiting = new ConcurrentHashMap<>();

  public CatchUp(LookUpQuotes lookUp) {
    this.lookUp = lookUp;
  }

  /**
   * @param since machine time; a quote received after it is new enough
   */
  void enqueue(Collection<Symbol> symbols, Instant since) {
    symbols.forEach(symbol -> waiting.put(symbol, since));
  }

  /** Asks for one batch of what waits. Meant to be called over and over. */
  public void step() {
    List<Symbol> batch = new ArrayList<>();
    Instant since = Instant.EPOCH;
    for (Symbol symbol : waiting.keySet().stream().limit(BATCH).toList()) {
      Instant own = waiting.remove(symbol);
      if (own != null) {
        batch.add(symbol);
        since = own.isAfter(since) ? own : since;
      }
    }
    if (batch.isEmpty()) {
      return;
    }
    try {
      lookUp.lookUp(batch, since);
    } catch (VendorUnavailableException e) {
      LOG.atWarn().addKeyValue("symbols", batch.size()).setCause(e).log("quotes not caught up");
    }
  }
}
