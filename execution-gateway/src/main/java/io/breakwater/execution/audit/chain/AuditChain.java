package io.breakwater.execution.audit.chain;

import java.time.Duration;
import java.util.OptionalInt;

/** Where the chain is kept. Each method is one transaction. Thread-safe. */
public interface AuditChain {

  /**
   * Chains the next settled events of the log.
   *
   * @param token the fencing token of the lease that the writer holds
   * @return how many were chained; nothing if another holder has written since
   */
  OptionalInt extend(long token, int atMost);

  /** Checks all of it, as it stands at one instant. */
  Verification verify();

  /** How long the oldest event waits that is settled and not chained; zero where none does. */
  Duration lag();
}
