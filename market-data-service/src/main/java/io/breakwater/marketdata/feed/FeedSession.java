package io.breakwater.marketdata.feed;

import io.breakwater.marketdata.instrument.Symbol;
import io.breakwater.marketdata.quote.Delivery;
import io.breakwater.marketdata.quote.TakeQuote;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of one connection: which symbols it was asked for, which the vendor confirmed, and
 * whether it still lives. The feed's thread calls {@link #tend}, the connection's thread the
 * listener's methods.
 */
final class FeedSession implements FeedListener {

  private static final Logger LOG = LoggerFactory.getLogger(FeedSession.class);

  /** Symbols in one message: enough for any account, and far below what a frame may hold. */
  private static final int BATCH = 500;

  private final TakeQuote taking;
  private final FeedCounts counts;
  private final InstantSource machine;
  private final FeedSettings settings;
  private final Alarm alarm;
  private final Instant openedAt;

  private final Set<Symbol> requested = new HashSet<>();
  private Instant pingedAt;
  private @Nullable FeedConnection connection;

  private volatile Set<Symbol> confirmed = Set.of();
  private volatile Instant lastSignOfLife;
  private volatile @Nullable String closed;

  FeedSession(
      TakeQuote taking,
      FeedCounts counts,
      InstantSource machine,
      FeedSettings settings,
      Alarm alarm) {
    this.taking = taking;
    this.counts = counts;
    this.machine = machine;
    this.settings = settings;
    this.alarm = alarm;
    this.openedAt = machine.instant();
    this.pingedAt = openedAt;
    this.lastSignOfLife = openedAt;
  }

  void open(FeedConnector connector) {
    connection = connector.connect(this);
  }

  /**
   * Brings what is streamed in line with what is wanted, and looks whether the connection lives.
   *
   * @return the symbols that were asked for by this call
   * @throws FeedUnavailableException if the connection is gone
   */
  Set<Symbol> tend(Set<Symbol> wanted) {
    String reason = closed;
    if (reason != null) {
      throw new FeedUnavailableException(reason);
    }
    Instant now = machine.instant();
    if (lastSignOfLife.plus(settings.silenceLimit()).isBefore(now)) {
      throw new FeedUnavailableException("no sign of life for " + settings.silenceLimit());
    }
    FeedConnection open = connection();
    if (!now.isBefore(pingedAt.plus(settings.pingInterval()))) {
      pingedAt = now;
      open.ping();
    }
    return align(open, wanted);
  }

  void close() {
    FeedConnection open = connection;
    if (open != null) {
      open.close();
    }
  }

  Instant openedAt() {
    return openedAt;
  }

  Instant lastSignOfLife() {
    return lastSignOfLife;
  }

  Set<Symbol> confirmed() {
    return confirmed;
  }

  /** Whether it has lived so long that a failure after it is a new one, not more of the same. */
  boolean isProven() {
    return openedAt.plus(settings.pingInterval()).isBefore(lastSignOfLife);
  }

  @Override
  public void onMessage(FeedMessage message) {
    counts.countMessage();
    switch (message) {
      case FeedMessage.Quoted(var quote) -> taking.take(quote, Delivery.STREAMED);
      case FeedMessage.Subscribed(var symbols) -> confirmed = symbols;
      case FeedMessage.Refused(int code, String reason) -> {
        counts.countRefusal();
        LOG.atWarn()
            .addKeyValue("code", code)
            .addKeyValue("reason", reason)
            .log("the vendor refused a request on the stream");
      }
      case FeedMessage.Unexpected _ -> counts.countUnexpected();
    }
  }

  @Override
  public void onSignOfLife() {
    lastSignOfLife = machine.instant();
  }

  @Override
  public void onClosed(String reason) {
    closed = reason;
    alarm.ring();
  }

  private Set<Symbol> align(FeedConnection open, Set<Symbol> wanted) {
    Set<Symbol> gone = minus(requested, wanted);
    Set<Symbol> added = minus(wanted, requested);
    inBatches(gone, open::unsubscribe);
    inBatches(added, open::subscribe);
    requested.removeAll(gone);
    requested.addAll(added);
    return added;
  }

  private static Set<Symbol> minus(Set<Symbol> all, Set<Symbol> without) {
    Set<Symbol> rest = new HashSet<>(all);
    rest.removeAll(without);
    return rest;
  }

  private static void inBatches(Set<Symbol> symbols, Consumer<Set<Symbol>> send) {
    List<Symbol> ordered = symbols.stream().sorted().toList();
    for (int from = 0; from < ordered.size(); from += BATCH) {
      send.accept(Set.copyOf(ordered.subList(from, Math.min(ordered.size(), from + BATCH))));
    }
  }

  private FeedConnection connection() {
    FeedConnection open = connection;
    if (open == null) {
      throw new FeedUnavailableException("not connected yet");
    }
    return open;
  }
}
