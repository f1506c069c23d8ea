package io.breakwater.lease;

import java.time.Duration;
import java.util.Optional;

/**
 * Where leases are kept: at most one holder per name at any time, by the store's own clock.
 *
 * <p>Each method is one transaction. Whoever acts under a lease stops when it cannot renew in time,
 * and has its token checked where it writes: a process may freeze between the two.
 *
 * <p>Names are remembered for ever, so that tokens of a name only grow, also after a release.
 *
 * <p>Implementations are thread-safe.
 */
public interface LeaseStore {

  /**
   * Takes the name if nobody holds it: never taken, released, or run out. Its token is larger than
   * every token of that name before it. Refused to the present holder too: it renews.
   *
   * @param ttl how long the lease lasts unless renewed, above zero
   * @return the lease, or nothing while the name is held
   * @throws IllegalArgumentException if {@code ttl} is not above zero
   */
  Optional<Lease> acquire(String name, String owner, Duration ttl);

  /**
   * Makes a lease last {@code ttl} from now, under the same token.
   *
   * @return the lease with its new end, or nothing if it ran out, was released, or is another's by
   *     now: it is lost then, and only {@link #acquire} brings a new one
   * @throws IllegalArgumentException if {@code ttl} is not above zero
   */
  Optional<Lease> renew(Lease lease, Duration ttl);

  /** Ends a lease at once. If it is not held any more, does nothing. */
  void release(Lease lease);
}
