package io.breakwater.execution.risk;

import java.util.Optional;

/**
 * Whether this process may rely on our books. Implemented where they are compared with the
 * broker's.
 */
public interface ReconciliationReadiness {

  /** Why not yet; empty where it may. */
  Optional<String> whyNotReady();
}
