package io.breakwater.marketdata.quote;

import io.breakwater.marketdata.instrument.Symbol;
import io.breakwater.marketdata.instrument.VendorUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The use case "ask the vendor for the latest quotes", with few questions at a time: who had to
 * wait looks at the board again first, since the one before may have asked for the same.
 * Thread-safe.
 */
public final class LookUpQuotes {

  private final QuoteVendor vendor;
  private final TakeQuote taking;
  private final QuoteBoard board;
  private final Semaphore places;
  private final Duration patience;

  /**
   * @param concurrency questions under way at once, at most
   * @param patience how long to wait for one's turn
   */
  public LookUpQuotes(
      QuoteVendor vendor, TakeQuote taking, QuoteBoard board, int concurrency, Duration patience) {
    this.vendor = vendor;
    this.taking = taking;
    this.board = board;
    this.places = new Semaphore(concurrency, true);
    this.patience = patience;
  }

  /**
   * Asks for the latest quotes of the symbols.
   *
   * @param freshSince machine time; what was received since then need not be asked again
   * @return what became of each symbol that the vendor knows
   * @throws VendorUnavailableException if the vendor did not answer, or no place became free in
   *     time
   */
  public Map<Symbol, Judgement> lookUp(Collection<Symbol> symbols, Instant freshSince) {
    awaitPlace();
    try {
      Map<Symbol, Judgement> found = new LinkedHashMap<>();
      List<Symbol> open = new ArrayList<>();
      for (Symbol symbol : symbols) {
        board
            .latest(symbol)
            .filter(quote -> !quote.receivedAt().isBefore(freshSince))
            .ifPresentOrElse(
                quote -> found.put(symbol, new Judgement.Usable(quote)), () -> open.add(symbol));
      }
      if (!open.isEmpty()) {
        vendor
            .latest(open)
            .forEach((symbol, raw) -> found.put(symbol, taking.take(raw, Delivery.LOOKED_UP)));
      }
      return found;
    } finally {
      places.release();
    }
  }

  private void awaitPlace() {
    try {
      if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new VendorUnavailableException("too many questions to the vendor under way");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new VendorUnavailableException("interrupted while waiting to ask the vendor", e);
    }
  }
}
