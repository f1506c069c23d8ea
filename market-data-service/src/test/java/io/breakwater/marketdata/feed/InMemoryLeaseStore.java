package io.breakwater.marketdata.feed;

import io.breakwater.lease.Lease;
import io.breakwater.lease.LeaseStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One lease in memory, by a clock of its own, that can be away. */
final class InMemoryLeaseStore implements LeaseStore {

  private final InstantSource clock;
  private @Nullable Lease held;
  private long lastToken;
  boolean away;

  InMemoryLeaseStore(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Optional<Lease> acquire(String name, String owner, Duration ttl) {
    failIfAway();
    if (isHeld()) {
      return Optional.empty();
    }
    held = new Lease(name, owner, ++lastToken, clock.instant().plus(ttl));
    return Optional.of(held);
  }

  @Override
  public Optional<Lease> renew(Lease lease, Duration ttl) {
    failIfAway();
    if (!isHeld() || held == null || held.token() != lease.token()) {
      return Optional.empty();
    }
    held = new Lease(lease.name(), lease.owner(), lease.token(), clock.instant().plus(ttl));
    return Optional.of(held);
  }

  @Override
  public void release(Lease lease) {
    failIfAway();
    if (held != null && held.token() == lease.token()) {
      held = null;
    }
  }

  private boolean isHeld() {
    return held != null && clock.instant().isBefore(held.until());
  }

  private void failIfAway() {
    if (away) {
      throw new IllegalStateException("told to be away");
    }
  }
}
