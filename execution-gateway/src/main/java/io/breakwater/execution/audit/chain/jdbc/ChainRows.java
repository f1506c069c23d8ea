package io.breakwater.execution.audit.chain.jdbc;

import io.breakwater.execution.audit.chain.CanonicalEvent;
import io.breakwater.execution.audit.chain.ChainLink;
import io.breakwater.execution.audit.chain.Hash;
import java.sql.ResultSet;
import java.sql.SQLException;

/** How rows of the log and of the chain are read for hashing. */
final class ChainRows {

  /** Whatever the session's time zone and style of dates, the same event has the same text. */
  static final String CANONICAL =
      """
       e.sequence, e.transaction::text as transaction, e.type, e.subject_kind, e.subject_id, e.actor,
      to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
      to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as recorded_at,
      e.details::text as details
      """;

  private ChainRows() {}

  static CanonicalEvent event(ResultSet row, int number) throws SQLException {
    return new CanonicalEvent(
        row.getLong("sequence"),
        Long.parseLong(row.getString("transaction")),
        row.getString("type"),
        row.getString("subject_kind"),
        row.getString("subject_id"),
        row.getString("actor"),
        row.getString("at"),
        row.getString("recorded_at"),
        row.getString("details"));
  }

  static ChainLink link(ResultSet row, int number) throws SQLException {
    boolean gone = row.getString("type") == null;
    return new ChainLink(
        row.getLong("place"),
        row.getLong("event_sequence"),
        Hash.of(row.getBytes("previous_hash")),
        Hash.of(row.getBytes("hash")),
        gone ? null : event(row, number));
  }
}
