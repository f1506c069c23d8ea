package io.breakwater.marketdata.bar;

import io.breakwater.marketdata.instrument.VendorUnavailableException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Fills each series by one thread at a time, and few series at once: who comes while a series is
 * being filled waits for that to end, then looks for itself. Thread-safe.
 */
public final class FillOnce {

  private final BackfillBars backfill;
  private final Semaphore places;
  private final Duration patience;
  private final Map<Series, CompletableFuture<Void>> running = new ConcurrentHashMap<>();

  /**
   * @param concurrency series filled at once, at most
   * @param patience how long to wait for one's turn
   */
  public FillOnce(BackfillBars backfill, int concurrency, Duration patience) {
    this.backfill = backfill;
    this.places = new Semaphore(concurrency, true);
    this.patience = patience;
  }

  /**
   * Fills the range of the series with what it lacks.
   *
   * @throws VendorUnavailableException if bars are missing and the vendor did not give them in time
   */
  public void fill(Series series, DateRange range) {
    run(series, () -> backfill.fill(series, range));
  }

  /**
   * Adds to the series what the sessions since the last time have brought.
   *
   * @throws VendorUnavailableException if bars are missing and the vendor did not give them in time
   */
  public void extend(Series series) {
    run(series, () -> backfill.extend(series));
  }

  private void run(Series series, Runnable filling) {
    long deadline = System.nanoTime() + patience.toNanos();
    var mine = new CompletableFuture<Void>();
    CompletableFuture<Void> other = running.putIfAbsent(series, mine);
    while (other != null) {
      await(other, deadline - System.nanoTime());
      other = running.putIfAbsent(series, mine);
    }
    try {
      withPlace(filling);
    } finally {
      running.remove(series, mine);
      mine.complete(null);
    }
  }

  private static void await(CompletableFuture<Void> other, long atMostNanos) {
    try {
      other.get(atMostNanos, TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw new VendorUnavailableException("a back-fill of the same series takes too long", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new VendorUnavailableException("interrupted while waiting for a back-fill", e);
    }
  }

  private void withPlace(Runnable filling) {
    try {
      if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new VendorUnavailableException("too many back-fills under way");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new VendorUnavailableException("interrupted while waiting for a back-fill", e);
    }
    try {
      filling.run();
    } finally {
      places.release();
    }
  }
}
