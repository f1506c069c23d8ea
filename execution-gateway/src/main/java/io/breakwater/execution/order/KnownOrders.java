package io.breakwater.execution.order;

import io.breakwater.execution.broker.ClientOrderId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lets requests under one key ask for its order one after the other, so that however many repeat a
 * request, they take one connection and one permit for the broker between them, and leave the rest
 * to other orders.
 *
 * <p>Only a courtesy: what is known is asked of the ledger every time, and nothing is doubled where
 * two processes each let one through. Thread-safe.
 */
public final class KnownOrders {
  private static final String FULL = "too many repeats of requests are waiting";
  private static final String SLOW = "an earlier request under the same key is not done yet";

  private final OrderLedger ledger;
  private final Semaphore waiting;
  private final Duration patience;
  private final ConcurrentHashMap<ClientOrderId, Line> lines = new ConcurrentHashMap<>();

  /**
   * Bounds who waits.
   *
   * @param mostWaiting how many requests may wait at once, under whatever keys
   * @param patience how long one of them waits, in machine time
   */
  KnownOrders(OrderLedger ledger, int mostWaiting, Duration patience) {
    this.ledger = ledger;
    this.waiting = new Semaphore(mostWaiting);
    this.patience = patience;
  }

  /** Waits for the key's turn, not longer than the patience; one that is alone has it at once. */
  Turn turn(ClientOrderId key) {
    Line line = join(key);
    String refused = line.waitIn(waiting, patience);
    if (refused == null) {
      return new KeyTurn(key, line);
    }
    leave(key);
    return new NoTurn(refused);
  }

  /** How many keys somebody asks under just now. */
  int keys() {
    return lines.size();
  }

  private Line join(ClientOrderId key) {
    return lines.compute(
        key,
        (_, line) -> {
          Line joined = line == null ? new Line() : line;
          joined.members++;
          return joined;
        });
  }

  private void leave(ClientOrderId key) {
    lines.computeIfPresent(key, (_, line) -> --line.members == 0 ? null : line);
  }

  /** Whether one may ask now. */
  sealed interface Turn {}

  /** One may not; nothing was taken. */
  record NoTurn(String why) implements Turn {}

  /** The right to ask for the order under one key. Confined to its thread. */
  final class KeyTurn implements Turn, AutoCloseable {
    private final ClientOrderId key;
    private final Line line;
    private boolean over;

    private KeyTurn(ClientOrderId key, Line line) {
      this.key = key;
      this.line = line;
    }

    /** The order under the key, if there is one that was not denied. */
    Optional<Admission.Known> find(NewOrder order) {
      return ledger.known(order);
    }

    /** Lets the next one ask; where that is done already, does nothing. */
    void passOn() {
      if (!over) {
        over = true;
        line.free.release();
        leave(key);
      }
    }

    @Override
    public void close() {
      passOn();
    }
  }

  /** Those who ask under one key. */
  private static final class Line {
    private final Semaphore free = new Semaphore(1, true);

    /** Changed only within the map, which knows a line for as long as somebody is in it. */
    private int members;

    /** Returns why the turn was not had; null where it was. */
    private @Nullable String waitIn(Semaphore waiting, Duration patience) {
      try {
        // Asked with a time, even of zero, a fair semaphore lets nobody overtake who waits already.
        if (free.tryAcquire(0, TimeUnit.MILLISECONDS)) {
          return null;
        }
        if (!waiting.tryAcquire()) {
          return FULL;
        }
        try {
          return free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS) ? null : SLOW;
        } finally {
          waiting.release();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return "interrupted while waiting for a turn";
      }
    }
  }
}
