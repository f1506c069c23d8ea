package io.breakwater.execution.risk;

import java.util.Optional;

/**
 * Whether a gateway of another build is at work over the same database. Two builds may judge and
 * send by different rules; whoever does not follow the broker then stands back: it takes no order
 * and recovers none. Implemented where the broker is followed. Thread-safe.
 */
@FunctionalInterface
public interface OtherBuild {

  /** Which; empty if there is none that we know of. */
  Optional<String> atWork();
}
