package io.breakwater.localstack.venue.book.sqlite;

import static io.breakwater.localstack.venue.book.sqlite.Columns.instant;
import static io.breakwater.localstack.venue.book.sqlite.Columns.nanos;
import static io.breakwater.localstack.venue.book.sqlite.Columns.text;

import io.breakwater.localstack.venue.book.Arrival;
import io.breakwater.localstack.venue.book.Arrivals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The arrivals in a {@link SqliteFile}. Thread-safe. */
public final class SqliteArrivals implements Arrivals {
  /** A table of its own, so that a book from before there were faults is read as it is. */
  private static final String FAULTS =
      """
      CREATE TABLE IF NOT EXISTS arrival_fault (
        arrival INTEGER NOT NULL PRIMARY KEY REFERENCES arrival (number) ON DELETE CASCADE,
        name TEXT NOT NULL
      ) STRICT
      """;

  private static final String INSERT =
      """
      INSERT INTO arrival (at, request_id, method, path, query, body)
      VALUES (:at, :requestId, :method, :path, :query, :body) RETURNING number
      """;

  private static final String SELECT =
      """
      SELECT arrival.*, arrival_fault.name AS fault
      FROM arrival LEFT JOIN arrival_fault ON arrival_fault.arrival = arrival.number
      WHERE number > ? ORDER BY number LIMIT ?
      """;

  private final SqliteFile file;

  /**
   * @param kept how many of the latest arrivals stay in the book over a start
   */
  public SqliteArrivals(SqliteFile file, long kept) {
    this.file = file;
    file.write(jdbc -> jdbc.sql(FAULTS).update());
    file.write(jdbc ->
        jdbc.sql("DELETE FROM arrival WHERE number <= (SELECT max(number) FROM arrival) - ?")
            .param(kept)
            .update());
  }

  @Override
  public long arrived(Arrival.Request request, @Nullable String fault) {
    return file.write(jdbc -> {
      long number = insert(jdbc, request);
      if (fault != null) {
        jdbc.sql("INSERT INTO arrival_fault (arrival, name) VALUES (?, ?)")
            .params(number, fault)
            .update();
      }
      return number;
    });
  }

  private static long insert(JdbcClient jdbc, Arrival.Request request) {
    return jdbc.sql(INSERT)
        .param("at", nanos(request.at()))
        .param("requestId", request.requestId())
        .param("method", request.method())
        .param("path", request.path())
        .param("query", request.query())
        .param("body", request.body())
        .query(Long.class)
        .single();
  }

  @Override
  public void answered(long number, int status, @Nullable Long code) {
    file.write(jdbc ->
        jdbc.sql("UPDATE arrival SET status = :status, code = :code WHERE number = :number")
            .param("status", status)
            .param("code", code)
            .param("number", number)
            .update());
  }

  @Override
  public List<Arrival> after(long number, int limit) {
    return file.read(
        jdbc -> jdbc.sql(SELECT).params(number, limit).query(SqliteArrivals::map).list());
  }

  private static Arrival map(ResultSet row, int index) throws SQLException {
    var request =
        new Arrival.Request(
            instant(row, "at"),
            text(row, "request_id"),
            text(row, "method"),
            text(row, "path"),
            row.getString("query"),
            row.getString("body"));
    return new Arrival(
        row.getLong("number"),
        request,
        row.getString("fault"),
        row.getObject("status") == null ? null : row.getInt("status"),
        row.getObject("code") == null ? null : row.getLong("code"));
  }
}
