package io.breakwater.execution.follow;

import io.breakwater.lease.Lease;
import io.breakwater.lease.LeaseStore;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The right to follow the broker, as far as this process has it. One thread works under it; another
 * keeps it meanwhile, because a step of that work may take longer than the lease lasts.
 * Thread-safe.
 */
public final class FollowLease {
  private static final String NAME = "trade-updates";

  /** Short, because while a dead process holds it a new one waits to be ready. */
  private static final Duration TTL = Duration.ofSeconds(5);

  private static final Duration RENEW_EVERY = Duration.ofSeconds(1);

  /** Whoever has shown no progress for as long hangs, and another had better follow. */
  private static final Duration LONGEST_STEP = Duration.ofMinutes(2);

  private final LeaseStore leases;
  private final String owner;
  private final LongSupplier nanoTime;
  private @Nullable Lease lease;
  private long renewedAt;
  private long progressedAt;

  /**
   * Names who would hold it.
   *
   * @param owner names this process
   */
  public FollowLease(LeaseStore leases, String owner, LongSupplier nanoTime) {
    this.leases = leases;
    this.owner = owner;
    this.nanoTime = nanoTime;
  }

  /** Takes or renews it. Empty while another process holds it. */
  synchronized Optional<Lease> hold() {
    progressedAt = nanoTime.getAsLong();
    Lease held = lease;
    Optional<Lease> now = held == null ? leases.acquire(NAME, owner, TTL) : leases.renew(held, TTL);
    lease = now.orElse(null);
    renewedAt = nanoTime.getAsLong();
    return now;
  }

  /**
   * Keeps it through work that takes long.
   *
   * @throws LeaseLostException if another process has it by now
   */
  synchronized void keep() {
    progressedAt = nanoTime.getAsLong();
    // The thread beside may have found it gone.
    if (lease == null || (isRenewalDue() && hold().isEmpty())) {
      throw new LeaseLostException();
    }
  }

  /** Renews it for the thread that works under it. Takes none that is not held. */
  synchronized void keepWhileAtWork() {
    Lease held = lease;
    boolean isAtWork = nanoTime.getAsLong() - progressedAt < LONGEST_STEP.toNanos();
    if (held != null && isAtWork && isRenewalDue()) {
      lease = leases.renew(held, TTL).orElse(null);
      renewedAt = nanoTime.getAsLong();
    }
  }

  private boolean isRenewalDue() {
    return nanoTime.getAsLong() - renewedAt >= RENEW_EVERY.toNanos();
  }

  synchronized void release() {
    Lease held = lease;
    if (held != null) {
      lease = null;
      leases.release(held);
    }
  }

  /** Another process follows the broker now. */
  static final class LeaseLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LeaseLostException() {
      super("another gateway follows");
    }
  }
}
