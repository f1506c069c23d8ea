package io.breakwater.marketdata.quote;

import io.breakwater.marketdata.instrument.Symbol;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The use case "publish what has changed". Between the feed and the shared quotes it keeps at most
 * one quote per symbol, the newest: a slow or absent Redis makes publication skip, never the feed
 * wait.
 *
 * <p>Thread-safe; {@link #flush} is meant to be called by one thread, over and over.
 */
public final class PublishQuotes {

  private static final Logger LOG = LoggerFactory.getLogger(PublishQuotes.class);

  private final SharedQuotes shared;
  private final QuoteCounts counts;
  private final InstantSource machine;
  private final Duration timeToLive;
  private final Duration retryDelay;
  private final Map<Symbol, Quote> waiting = new ConcurrentHashMap<>();

  private volatile Instant notBefore = Instant.EPOCH;
  private volatile boolean failing;

  /**
   * @param timeToLive a quote older than this is not worth publishing any more
   * @param retryDelay how long to leave the shared quotes alone after a failure
   */
  public PublishQuotes(
      SharedQuotes shared,
      QuoteCounts counts,
      InstantSource machine,
      Duration timeToLive,
      Duration retryDelay) {
    this.shared = shared;
    this.counts = counts;
    this.machine = machine;
    this.timeToLive = timeToLive;
    this.retryDelay = retryDelay;
  }

  /** Queues the quote. Returns at once. */
  public void enqueue(Quote quote) {
    Quote overtaken = waiting.put(quote.symbol(), quote);
    if (overtaken != null) {
      counts.countOvertaken();
    }
  }

  /**
   * Publishes what waits. After a failure it keeps what waits and does nothing until the retry
   * delay is over.
   */
  public void flush() {
    Instant now = machine.instant();
    if (waiting.isEmpty() || now.isBefore(notBefore)) {
      return;
    }
    List<Quote> batch = takeWaiting(now.minus(timeToLive));
    try {
      if (!batch.isEmpty()) {
        shared.publish(batch, now);
      }
      if (failing) {
        failing = false;
        LOG.atInfo().addKeyValue("quotes", batch.size()).log("publishing quotes again");
      }
    } catch (SharedQuotesUnavailableException e) {
      batch.forEach(quote -> waiting.putIfAbsent(quote.symbol(), quote));
      notBefore = now.plus(retryDelay);
      if (!failing) {
        failing = true;
        LOG.atWarn().setCause(e).log("quotes cannot be published");
      }
    }
  }

  private List<Quote> takeWaiting(Instant oldest) {
    List<Quote> batch = new ArrayList<>();
    for (Symbol symbol : List.copyOf(waiting.keySet())) {
      Quote quote = waiting.remove(symbol);
      if (quote != null && quote.receivedAt().isAfter(oldest)) {
        batch.add(quote);
      }
    }
    return batch;
  }
}
