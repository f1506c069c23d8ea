package io.breakwater.execution.position.jdbc;

import static java.time.ZoneOffset.UTC;

import io.breakwater.execution.position.SplitRatio;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Reads the splits among the entries of one position. Thread-safe. */
final class SplitRows {
  private final JdbcClient jdbc;
  private final BookKey key;

  SplitRows(JdbcClient jdbc, BookKey key) {
    this.jdbc = jdbc;
    this.key = key;
  }

  /** Those that nothing has reversed, by when they count from. */
  SortedMap<Instant, SplitRatio> standing() {
    SortedMap<Instant, SplitRatio> splits = new TreeMap<>();
    query(
            """
            and not exists (
                select from position_entry as reversal where reversal.reverses = entry.entry_id)
            """)
        .query(row -> {
          splits.put(row.getObject("placed_at", OffsetDateTime.class).toInstant(), ratio(row));
        });
    return splits;
  }

  /** The last that was booked for that time, whether or not it still stands. */
  Optional<SplitRatio> last(Instant at) {
    return query("and placed_at = :at order by entry_id desc limit 1")
        .param("at", at.atOffset(UTC))
        .query((row, number) -> ratio(row))
        .optional();
  }

  static SplitRatio ratio(ResultSet row) throws SQLException {
    return new SplitRatio(row.getInt("split_from"), row.getInt("split_to"));
  }

  private StatementSpec query(String condition) {
    return jdbc.sql(
            """
            select split_from, split_to, placed_at from position_entry as entry
            where account = :account and book = :book and symbol = :symbol and kind = 'SPLIT'
            """
                + condition)
        .param("account", key.account())
        .param("book", key.book())
        .param("symbol", key.symbol().value());
  }
}
