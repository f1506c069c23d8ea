package io.breakwater.testing;

import io.breakwater.lease.Lease;
import io.breakwater.lease.LeaseStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Leases in memory, by a clock that the test hands in; for one process. Thread-safe. */
public final class InMemoryLeaseStore implements LeaseStore {

  private final InstantSource clock;
  private final Map<String, Lease> last = new HashMap<>();

  public InMemoryLeaseStore(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized Optional<Lease> acquire(String name, String owner, Duration ttl) {
    Instant until = endOf(ttl);
    Lease before = last.get(name);
    if (before != null && isRunning(before)) {
      return Optional.empty();
    }
    var lease = new Lease(name, owner, before == null ? 1 : before.token() + 1, until);
    last.put(name, lease);
    return Optional.of(lease);
  }

  @Override
  public synchronized Optional<Lease> renew(Lease lease, Duration ttl) {
    Instant until = endOf(ttl);
    if (!isHeld(lease)) {
      return Optional.empty();
    }
    var renewed = new Lease(lease.name(), lease.owner(), lease.token(), until);
    last.put(lease.name(), renewed);
    return Optional.of(renewed);
  }

  @Override
  public synchronized void release(Lease lease) {
    if (isHeld(lease)) {
      var ended = new Lease(lease.name(), lease.owner(), lease.token(), clock.instant());
      last.put(lease.name(), ended);
    }
  }

  private boolean isHeld(Lease lease) {
    Lease present = last.get(lease.name());
    return present != null && present.token() == lease.token() && isRunning(present);
  }

  private boolean isRunning(Lease lease) {
    return lease.until().isAfter(clock.instant());
  }

  private Instant endOf(Duration ttl) {
    if (!ttl.isPositive()) {
      throw new IllegalArgumentException("ttl must be above zero, was " + ttl);
    }
    return clock.instant().plus(ttl);
  }
}
