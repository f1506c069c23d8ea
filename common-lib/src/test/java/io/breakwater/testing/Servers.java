package io.breakwater.testing;

/** A running PostgreSQL and a running Redis. */
interface Servers {
  String jdbcUrl(String database);

  String superuser();

  String superPassword();

  TestRedis redis();
}
