package io.breakwater.testing;

import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A fresh database with one empty schema, and the role that owns the schema and nothing else, as a
 * service finds it in production.
 *
 * @param url JDBC URL with {@code currentSchema}
 */
public record TestDatabase(String url, String schema, String username, String password) {

  /** Unpooled; each call to {@code getConnection} opens one. */
  public DataSource dataSource() {
    var dataSource = new PGSimpleDataSource();
    dataSource.setUrl(url);
    dataSource.setUser(username);
    dataSource.setPassword(password);
    return dataSource;
  }

  public JdbcClient jdbc() {
    return JdbcClient.create(dataSource());
  }
}
