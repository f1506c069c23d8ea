package io.breakwater.marketdata.feed;

import io.breakwater.lease.Lease;
import io.breakwater.lease.LeaseStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to be the one process that streams. Renewed in time, and given up by this process's own
 * measure no later than it runs out in the store, also when the store cannot be reached: the time
 * to live is counted from before the question was asked. Confined to one thread, but for {@link
 * #token}.
 */
final class SingletonLease {

  private static final Logger LOG = LoggerFactory.getLogger(SingletonLease.class);

  private final LeaseStore store;
  private final String name;
  private final String owner;
  private final Duration timeToLive;
  private final InstantSource machine;

  private volatile @Nullable Lease lease;
  private Instant heldUntil = Instant.EPOCH;
  private Instant askAgainAt = Instant.EPOCH;

  SingletonLease(
      LeaseStore store, String name, String owner, Duration timeToLive, InstantSource machine) {
    this.store = store;
    this.name = name;
    this.owner = owner;
    this.timeToLive = timeToLive;
    this.machine = machine;
  }

  /** Acquires or renews where it is time to, and says whether this process holds the lease now. */
  boolean hold() {
    Instant now = machine.instant();
    if (!now.isBefore(askAgainAt)) {
      ask(now);
    }
    return lease != null && machine.instant().isBefore(heldUntil);
  }

  /** The fencing token of the lease, while held. */
  OptionalLong token() {
    Lease held = lease;
    return held == null ? OptionalLong.empty() : OptionalLong.of(held.token());
  }

  void release() {
    Lease held = lease;
    lease = null;
    if (held == null) {
      return;
    }
    try {
      store.release(held);
    } catch (RuntimeException e) {
      // Whatever the store throws, the lease then ends by itself.
      LOG.atWarn().addKeyValue("lease", name).setCause(e).log("lease not released");
    }
  }

  private void ask(Instant now) {
    // Three attempts fit into one time to live.
    askAgainAt = now.plus(timeToLive.dividedBy(3));
    Lease held = lease;
    try {
      lease =
          held == null
              ? store.acquire(name, owner, timeToLive).orElse(null)
              : store.renew(held, timeToLive).orElse(null);
    } catch (RuntimeException e) {
      // Whatever the store throws, it did not say yes: what we hold runs out by itself.
      LOG.atWarn().addKeyValue("lease", name).setCause(e).log("lease store does not answer");
      return;
    }
    if (lease != null) {
      heldUntil = now.plus(timeToLive);
    }
    logEdge(held, lease);
  }

  private void logEdge(@Nullable Lease before, @Nullable Lease after) {
    if (before == null && after != null) {
      LOG.atInfo().addKeyValue("lease", name).addKeyValue("token", after.token()).log("lease held");
    } else if (before != null && after == null) {
      LOG.atWarn()
          .addKeyValue("lease", name)
          .addKeyValue("token", before.token())
          .log("lease lost");
    }
  }
}
