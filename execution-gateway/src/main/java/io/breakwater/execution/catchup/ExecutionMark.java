package io.breakwater.execution.catchup;

import java.time.Instant;
import java.util.Optional;

/** Up to where the broker's executions have been fetched, by the broker's clock. Thread-safe. */
public interface ExecutionMark {

  /** Empty before the first time. */
  Optional<Instant> through();

  /** Moves the mark on; never back. */
  void advance(Instant through);
}
