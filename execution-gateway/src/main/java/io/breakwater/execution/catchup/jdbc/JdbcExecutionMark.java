package io.breakwater.execution.catchup.jdbc;

import static java.time.ZoneOffset.UTC;

import io.breakwater.execution.catchup.ExecutionMark;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps the mark in a row per account. Thread-safe. */
public final class JdbcExecutionMark implements ExecutionMark {
  private final JdbcClient jdbc;
  private final String account;

  public JdbcExecutionMark(JdbcClient jdbc, String account) {
    this.jdbc = jdbc;
    this.account = account;
  }

  @Override
  public Optional<Instant> through() {
    return jdbc.sql("select through from execution_mark where account = :account")
        .param("account", account)
        .query((row, number) -> row.getObject("through", OffsetDateTime.class).toInstant())
        .optional();
  }

  @Override
  public void advance(Instant through) {
    jdbc.sql(
            """
            insert into execution_mark (account, through) values (:account, :through)
            on conflict (account) do update
                set through = greatest(execution_mark.through, excluded.through)
            """)
        .param("account", account)
        .param("through", through.atOffset(UTC))
        .update();
  }
}
