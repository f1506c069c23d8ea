package io.breakwater.execution.reconciliation.jdbc;

import io.breakwater.execution.reconciliation.WatchLog;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps what the follower says in a row per account. Thread-safe. */
public final class JdbcWatchLog implements WatchLog {
  private final JdbcClient jdbc;
  private final String account;
  private final String build;

  /**
   * Keeps them for an account.
   *
   * @param build which build this gateway is of
   */
  public JdbcWatchLog(JdbcClient jdbc, String account, String build) {
    this.jdbc = jdbc;
    this.account = account;
    this.build = build;
  }

  @Override
  public Instant now() {
    return jdbc.sql("select clock_timestamp() as now")
        .query((row, number) -> row.getObject("now", OffsetDateTime.class).toInstant())
        .single();
  }

  @Override
  public boolean beat(long token, boolean ready, String why) {
    return jdbc.sql(
                """
                insert into reconciliation_watch as known (account, lease_token, ready, why,
                    seen_at, build)
                values (:account, :token, :ready, :why, clock_timestamp(), :build)
                on conflict (account) do update set lease_token = excluded.lease_token,
                    ready = excluded.ready, why = excluded.why, seen_at = excluded.seen_at,
                    build = excluded.build
                where known.lease_token <= excluded.lease_token
                """)
            .param("account", account)
            .param("token", token)
            .param("ready", ready)
            .param("why", why)
            .param("build", build)
            .update()
        > 0;
  }

  @Override
  public Optional<Watch> read() {
    return jdbc.sql(
            """
            select lease_token, ready, why, seen_at, nullif(build, :build) as other_build
            from reconciliation_watch where account = :account
            """)
        .param("account", account)
        .param("build", build)
        .query((row, number) ->
            new Watch(
                row.getLong("lease_token"),
                row.getBoolean("ready"),
                row.getString("why"),
                row.getObject("seen_at", OffsetDateTime.class).toInstant(),
                row.getString("other_build")))
        .optional();
  }
}
