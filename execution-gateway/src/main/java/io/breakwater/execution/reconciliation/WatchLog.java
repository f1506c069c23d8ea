package io.breakwater.execution.reconciliation;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the one gateway that follows the broker tells the others how far it is. Each method is one
 * transaction. Thread-safe.
 */
public interface WatchLog {

  /** Machine time, by the clock that {@link Watch#seenAt} is by. */
  Instant now();

  /**
   * Says that the holder of a lease is at it.
   *
   * @param ready whether its first comparison has ended
   * @param why where it has not
   * @return false where a later holder has been at it: this one is late
   */
  boolean beat(long token, boolean ready, String why);

  Optional<Watch> read();

  /**
   * What the holder said last.
   *
   * @param seenAt machine time
   * @param otherBuild which build it is of, where that is not ours; else null
   */
  record Watch(
      long token, boolean ready, String why, Instant seenAt, @Nullable String otherBuild) {}
}
