package io.breakwater.testing;

/** A running PostgreSQL and a running Redis. */
interface Servers {
  /** Shorter than any wait for a lock that is given up, so that a deadlock is told from a wait. */
  String DEADLOCK_TIMEOUT = "100ms";

  String jdbcUrl(String database);

  String superuser();

  String superPassword();

  TestRedis redis();
}
