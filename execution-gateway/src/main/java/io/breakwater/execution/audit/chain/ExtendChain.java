package io.breakwater.execution.audit.chain;

import io.breakwater.lease.Lease;
import io.breakwater.lease.LeaseStore;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The use case "chain what has happened": one gateway at a time, under a lease, whose token the
 * chain itself checks. Called again and again; does what has come since. Thread-safe.
 */
public final class ExtendChain {
  public static final String LEASE = "audit-chain";

  private static final Duration LEASE_TTL = Duration.ofSeconds(10);
  private static final int PAGE = 500;

  /** So that the lease is renewed in time, however much has piled up. */
  private static final int MOST_PAGES = 20;

  private final LeaseStore leases;
  private final String owner;
  private final AuditChain chain;
  private @Nullable Lease lease;

  /**
   * Writes under a lease of its own name.
   *
   * @param owner names this process
   */
  public ExtendChain(LeaseStore leases, String owner, AuditChain chain) {
    this.leases = leases;
    this.owner = owner;
    this.chain = chain;
  }

  /** Chains what there is to chain, if nobody else does. */
  public synchronized void step() {
    Lease held = holdLease();
    if (held == null) {
      return;
    }
    for (int page = 0; page < MOST_PAGES; page++) {
      OptionalInt chained = chain.extend(held.token(), PAGE);
      if (chained.isEmpty()) {
        lease = null;
        return;
      }
      if (chained.getAsInt() < PAGE) {
        return;
      }
    }
  }

  /** Gives the lease back, so that another gateway can go on at once. */
  public synchronized void stop() {
    Lease held = lease;
    if (held != null) {
      lease = null;
      leases.release(held);
    }
  }

  private @Nullable Lease holdLease() {
    Lease held = lease;
    Optional<Lease> now =
        held == null ? leases.acquire(LEASE, owner, LEASE_TTL) : leases.renew(held, LEASE_TTL);
    lease = now.orElse(null);
    return lease;
  }
}
