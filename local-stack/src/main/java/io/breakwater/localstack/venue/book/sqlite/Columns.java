package io.breakwater.localstack.venue.book.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How values stand in the book's columns. */
final class Columns {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private Columns() {}

  /** Nanoseconds since 1970: exact, and in the order of time, until 2262. */
  static long nanos(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), NANOS_PER_SECOND), instant.getNano());
  }

  static @Nullable Long nanosOrNull(@Nullable Instant instant) {
    return instant == null ? null : nanos(instant);
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    long nanos = row.getLong(column);
    return Instant.ofEpochSecond(
        Math.floorDiv(nanos, NANOS_PER_SECOND), Math.floorMod(nanos, NANOS_PER_SECOND));
  }

  static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    return row.getObject(column) == null ? null : instant(row, column);
  }

  static String text(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getString(column), column);
  }
}
