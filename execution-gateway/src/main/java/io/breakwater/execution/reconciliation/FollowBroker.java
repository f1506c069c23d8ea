package io.breakwater.execution.reconciliation;

import io.breakwater.execution.broker.BrokerUnreadableException;
import io.breakwater.lease.Lease;
import io.breakwater.lease.LeaseStore;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The use case "know what becomes of orders": holds the lease, keeps the stream up, and asks in
 * between. Listens first and asks then, so that what happens meanwhile is heard, asked for, or
 * both; and asks also while the stream looks healthy, because a frame can be lost without a trace.
 *
 * <p>{@link #step} does what is due and is called again and again. Thread-safe.
 */
public final class FollowBroker {
  private static final String LEASE = "trade-updates";
  private static final Duration LEASE_TTL = Duration.ofSeconds(10);
  private static final Duration ORDERS_EVERY = Duration.ofSeconds(10);
  private static final Duration EVERYTHING_EVERY = Duration.ofSeconds(60);

  /** Long enough for a message that is just behind. */
  private static final Duration AFTER_GAP = Duration.ofMillis(500);

  private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

  private final LeaseStore leases;
  private final String owner;
  private final StreamKeeper stream;
  private final CatchUp catchUp;
  private final LongSupplier nanoTime;
  private final FollowObserver observer;
  private @Nullable Lease lease;
  private long ordersAt;
  private long everythingAt;

  /**
   * Follows under a lease of its own name.
   *
   * @param owner names this process
   */
  public FollowBroker(
      LeaseStore leases,
      String owner,
      StreamKeeper stream,
      CatchUp catchUp,
      LongSupplier nanoTime,
      FollowObserver observer) {
    this.leases = leases;
    this.owner = owner;
    this.stream = stream;
    this.catchUp = catchUp;
    this.nanoTime = nanoTime;
    this.observer = observer;
    this.ordersAt = nanoTime.getAsLong();
    this.everythingAt = ordersAt;
  }

  /** Does what is due. */
  public synchronized void step() {
    if (!holdLease()) {
      stream.drop("another gateway follows");
      return;
    }
    if (stream.bringUp()) {
      everythingAt = nanoTime.getAsLong();
    }
    if (stream.hasLeftGap()) {
      ordersAt = in(AFTER_GAP);
    }
    ask();
  }

  /** Ends the stream and gives the lease back, so that another gateway can follow at once. */
  public synchronized void stop() {
    stream.drop("stopping");
    Lease held = lease;
    if (held != null) {
      lease = null;
      leases.release(held);
    }
  }

  private boolean holdLease() {
    Lease held = lease;
    Optional<Lease> now =
        held == null ? leases.acquire(LEASE, owner, LEASE_TTL) : leases.renew(held, LEASE_TTL);
    lease = now.orElse(null);
    return now.isPresent();
  }

  private void ask() {
    try {
      if (isDue(everythingAt)) {
        catchUp.everything();
        everythingAt = in(EVERYTHING_EVERY);
        ordersAt = in(ORDERS_EVERY);
      } else if (isDue(ordersAt)) {
        catchUp.openOrders();
        ordersAt = in(ORDERS_EVERY);
      }
    } catch (BrokerUnreadableException e) {
      observer.notAnswered(String.valueOf(e.getMessage()));
      everythingAt = in(AFTER_FAILURE);
    }
  }

  private boolean isDue(long at) {
    return nanoTime.getAsLong() - at >= 0;
  }

  private long in(Duration wait) {
    return nanoTime.getAsLong() + wait.toNanos();
  }
}
