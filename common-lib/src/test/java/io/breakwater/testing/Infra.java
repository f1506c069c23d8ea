package io.breakwater.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL 18 and Redis for tests: one of each per JVM, on free ports, with settings that are
 * fast and lose data in a crash. The system property {@code infra.mode} says where they run:
 *
 * <ul>
 *   <li>{@code testcontainers}: in containers of a Docker engine;
 *   <li>{@code embedded}: as processes from Maven artifacts;
 *   <li>{@code auto}, the default: in containers where a Docker engine answers, else embedded.
 * </ul>
 *
 * <p>Thread-safe.
 */
public final class Infra {
  private static final String MODE = "infra.mode";
  private static final String PASSWORD = "breakwater-test";
  private static @Nullable Infra shared;

  private final Servers servers;
  private final AtomicInteger databases = new AtomicInteger();

  private Infra(Servers servers) {
    this.servers = servers;
  }

  /** The servers of this JVM, started by the first who asks and stopped with it. */
  public static synchronized Infra shared() {
    if (shared == null) {
      shared = new Infra(start(System.getProperty(MODE, "auto")));
    }
    return shared;
  }

  private static Servers start(String mode) {
    return switch (mode) {
      case "embedded" -> EmbeddedServers.start();
      case "testcontainers" -> ContainerServers.start();
      case "auto" ->
          ContainerServers.engineAnswers() ? ContainerServers.start() : EmbeddedServers.start();
      default ->
          throw new IllegalArgumentException(
              MODE + " must be auto, testcontainers or embedded, was " + mode);
    };
  }

  /** Creates a database with one schema, owned by a role of the same name. */
  public TestDatabase newDatabase(String schema) {
    String database = "t" + databases.incrementAndGet() + "_" + schema;
    execute(
        "postgres",
        """
        do $$ begin
          if not exists (select from pg_roles where rolname = '%1$s') then
            create role %1$s login password '%2$s';
          end if;
        end $$
        """
            .formatted(schema, PASSWORD),
        "create database " + database);
    execute(database, "create schema %1$s authorization %1$s".formatted(schema));
    return new TestDatabase(
        servers.jdbcUrl(database) + "?currentSchema=" + schema, schema, schema, PASSWORD);
  }

  public TestRedis redis() {
    return servers.redis();
  }

  private void execute(String database, String... statements) {
    try (Connection connection =
            DriverManager.getConnection(
                servers.jdbcUrl(database), servers.superuser(), servers.superPassword());
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot prepare the test database " + database, e);
    }
  }
}
