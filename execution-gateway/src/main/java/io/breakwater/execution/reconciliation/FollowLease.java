package io.breakwater.execution.reconciliation;

import io.breakwater.lease.Lease;
import io.breakwater.lease.LeaseStore;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The right to follow the broker, as far as this process has it. Confined to one thread. */
public final class FollowLease {
  private static final String NAME = "trade-updates";

  /** Short, because while a dead process holds it a new one waits to be ready. */
  private static final Duration TTL = Duration.ofSeconds(5);

  private static final Duration RENEW_EVERY = Duration.ofSeconds(1);

  private final LeaseStore leases;
  private final String owner;
  private final LongSupplier nanoTime;
  private @Nullable Lease lease;
  private long renewedAt;

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
  Optional<Lease> hold() {
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
  void keep() {
    boolean due = nanoTime.getAsLong() - renewedAt >= RENEW_EVERY.toNanos();
    if (due && hold().isEmpty()) {
      throw new LeaseLostException();
    }
  }

  void release() {
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
