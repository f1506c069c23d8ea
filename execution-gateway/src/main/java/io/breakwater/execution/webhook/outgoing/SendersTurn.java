package io.breakwater.execution.webhook.outgoing;

import io.breakwater.lease.Lease;
import io.breakwater.lease.LeaseStore;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The lease on an endpoint: taken when it is free, renewed long before it ends. One attempt to send
 * is much shorter than what is left of it after a renewal. Confined to the sender's thread.
 */
final class SendersTurn {
  static final Duration TTL = Duration.ofSeconds(20);
  private static final Duration RENEW_AFTER = Duration.ofSeconds(4);

  private final LeaseStore leases;
  private final String endpoint;
  private final String owner;
  private final LongSupplier nanoTime;
  private @Nullable Lease lease;
  private long renewAt;

  SendersTurn(LeaseStore leases, String endpoint, String owner, LongSupplier nanoTime) {
    this.leases = leases;
    this.endpoint = endpoint;
    this.owner = owner;
    this.nanoTime = nanoTime;
  }

  /** Nothing while another sends. */
  Optional<Deliveries.Turn> take() {
    Lease held = lease;
    if (held == null || nanoTime.getAsLong() - renewAt >= 0) {
      // Measured from before the call: what the call takes is off what is left.
      long asked = nanoTime.getAsLong();
      Optional<Lease> renewed = held == null ? Optional.empty() : leases.renew(held, TTL);
      held = renewed.or(this::acquire).orElse(null);
      lease = held;
      renewAt = asked + RENEW_AFTER.toNanos();
    }
    return Optional.ofNullable(held).map(now -> new Deliveries.Turn(endpoint, now.token()));
  }

  /** Gives it back, so that another can send at once. If it is not held, does nothing. */
  void end() {
    Lease held = lease;
    if (held != null) {
      lease = null;
      leases.release(held);
    }
  }

  /** Forgets what has been lost. */
  void lose() {
    lease = null;
  }

  private Optional<Lease> acquire() {
    return leases.acquire("webhook:" + endpoint, owner, TTL);
  }
}
