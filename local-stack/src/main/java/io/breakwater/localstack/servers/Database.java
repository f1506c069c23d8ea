package io.breakwater.localstack.servers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * What PostgreSQL must hold before a service may start: the database, and for each service a role
 * that owns a schema of the same name and can see no other. Doing it again changes nothing but the
 * passwords, which become what they are told to be.
 *
 * @param name of the database
 * @param schemas one per service; the role of the same name owns it
 */
public record Database(String name, List<String> schemas) {

  public Database {
    schemas = List.copyOf(schemas);
  }

  public void provision(PostgresServer server, String password) throws SQLException {
    try (Connection connection = server.superuser("postgres").getConnection()) {
      if (isAbsent(connection, "select from pg_database where datname = ?", name)) {
        run(connection, "create database %I", name);
      }
      for (String role : schemas) {
        if (isAbsent(connection, "select from pg_roles where rolname = ?", role)) {
          run(connection, "create role %I login", role);
        }
        run(connection, "alter role %I password %L", role, password);
      }
    }
    try (Connection connection = server.superuser(name).getConnection()) {
      for (String schema : schemas) {
        run(connection, "create schema if not exists %1$I authorization %1$I", schema);
      }
    }
  }

  private static boolean isAbsent(Connection connection, String query, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return !rows.next();
      }
    }
  }

  /** PostgreSQL's own {@code format} quotes: such statements take no bind parameters. */
  private static void run(Connection connection, String template, String... names)
      throws SQLException {
    String sql;
    try (PreparedStatement quoting =
        connection.prepareStatement("select format(?, variadic ?::text[])")) {
      quoting.setString(1, template);
      quoting.setArray(2, connection.createArrayOf("text", names));
      try (ResultSet row = quoting.executeQuery()) {
        row.next();
        sql = row.getString(1);
      }
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
