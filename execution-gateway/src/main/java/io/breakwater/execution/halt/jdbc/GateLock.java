package io.breakwater.execution.halt.jdbc;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The advisory lock on the trading gate: shared by every transaction T1, exclusive for whoever sets
 * it. Waiters queue, so a stream of shared holders cannot keep the exclusive one out. Thread-safe.
 */
final class GateLock {
  /** Keeps it apart from the locks on symbols, which have a space of their own. */
  private static final int SPACE = 1;

  private final String account;

  GateLock(String account) {
    this.account = account;
  }

  void takeShared(JdbcClient jdbc) {
    take(jdbc, "pg_advisory_xact_lock_shared");
  }

  void takeExclusive(JdbcClient jdbc) {
    take(jdbc, "pg_advisory_xact_lock");
  }

  private void take(JdbcClient jdbc, String function) {
    jdbc.sql("select " + function + "(:space, hashtext(:account))")
        .param("space", SPACE)
        .param("account", account)
        .query((row, number) -> true)
        .single();
  }
}
