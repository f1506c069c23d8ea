package io.breakwater.execution.reconciliation.jdbc;

import static java.time.ZoneOffset.UTC;

import io.breakwater.execution.audit.Event;
import io.breakwater.execution.audit.EventLog;
import io.breakwater.execution.reconciliation.Findings;
import io.breakwater.execution.reconciliation.PassKind;
import io.breakwater.execution.reconciliation.Report;
import io.breakwater.execution.reconciliation.Report.State;
import io.breakwater.execution.reconciliation.Report.Tally;
import io.breakwater.execution.reconciliation.ReportBook;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Keeps reports in a table. Of those that were neither asked for nor found anything, a day's worth:
 * one comes every minute. Thread-safe.
 */
public final class JdbcReportBook implements ReportBook {
  private static final String HEAD =
      """
      report_id, kind, state, requested_by, failure, at, recorded_at, orders_compared,
      symbols_compared, found, healed, adopted, waiting, quarantined, released
      """;
  private static final String WHOLE = HEAD + ", differences ";

  private final JdbcClient jdbc;
  private final String account;
  private final TransactionOperations transactions;
  private final EventLog events;
  private final InstantSource marketTime;

  public JdbcReportBook(
      JdbcClient jdbc,
      String account,
      TransactionOperations transactions,
      EventLog events,
      InstantSource marketTime) {
    this.jdbc = jdbc;
    this.account = account;
    this.transactions = transactions;
    this.events = events;
    this.marketTime = marketTime;
  }

  @Override
  public Report request(String actor) {
    return Objects.requireNonNull(
        transactions.execute(_ -> {
          Optional<Long> asked =
              jdbc.sql(
                      """
                      insert into reconciliation_report (account, kind, state, requested_by, at)
                      values (:account, 'REQUESTED', 'REQUESTED', :actor, :now)
                      on conflict (account) where state = 'REQUESTED' do nothing
                      returning report_id
                      """)
                  .param("account", account)
                  .param("actor", actor)
                  .param("now", now())
                  .query(Long.class)
                  .optional();
          asked.ifPresent(id -> append("reconciliation.requested", id, actor, Map.of()));
          return requested().orElseThrow();
        }));
  }

  @Override
  public Optional<Report> requested() {
    return one(
        jdbc.sql(
            "select "
                + WHOLE
                + " from reconciliation_report where account = :account and state = 'REQUESTED'"));
  }

  @Override
  public void keep(Findings findings, @Nullable Report requested, long token) {
    transactions.executeWithoutResult(_ -> {
      if (isLate(token)) {
        return;
      }
      prune();
      long id = requested == null ? insert(findings) : answer(findings, requested);
      if (!findings.differences().isEmpty()) {
        append("reconciliation.differed", id, "gateway", tallied(Tally.of(findings)));
      }
    });
  }

  /** Under the lock on the watch's row, so that no later holder can begin meanwhile. */
  private boolean isLate(long token) {
    return jdbc.sql(
            """
            select lease_token from reconciliation_watch where account = :account for share
            """)
        .param("account", account)
        .query(Long.class)
        .optional()
        .filter(newest -> newest > token)
        .isPresent();
  }

  private long insert(Findings findings) {
    return written(
            jdbc.sql(
                """
                insert into reconciliation_report (account, kind, state, at, orders_compared,
                    symbols_compared, found, healed, adopted, waiting, quarantined, released,
                    differences)
                values (:account, :kind, :state, :at, :orders, :symbols, :found, :healed, :adopted,
                    :waiting, :quarantined, :released, :differences::jsonb)
                returning report_id
                """),
            findings)
        .param("kind", findings.kind().name())
        .query(Long.class)
        .single();
  }

  private long answer(Findings findings, Report requested) {
    return written(
            jdbc.sql(
                """
                update reconciliation_report set state = :state, at = :at,
                    recorded_at = clock_timestamp(), orders_compared = :orders,
                    symbols_compared = :symbols, found = :found, healed = :healed,
                    adopted = :adopted, waiting = :waiting, quarantined = :quarantined,
                    released = :released, differences = :differences::jsonb
                where report_id = :id and account = :account
                returning report_id
                """),
            findings)
        .param("id", requested.id())
        .query(Long.class)
        .single();
  }

  private StatementSpec written(StatementSpec statement, Findings findings) {
    Tally tally = Tally.of(findings);
    return statement
        .param("account", account)
        .param("state", State.of(tally).name())
        .param("at", findings.at().atOffset(UTC))
        .param("orders", findings.ordersCompared())
        .param("symbols", findings.symbolsCompared())
        .param("found", tally.found())
        .param("healed", tally.healed())
        .param("adopted", tally.adopted())
        .param("waiting", tally.waiting())
        .param("quarantined", tally.quarantined())
        .param("released", tally.released())
        .param("differences", DifferencesJson.write(findings.differences()));
  }

  private void prune() {
    jdbc.sql(
            """
            delete from reconciliation_report where account = :account and kind = 'SCHEDULED'
                and state = 'CLEAN' and recorded_at < clock_timestamp() - interval '1 day'
            """)
        .param("account", account)
        .update();
  }

  @Override
  public void fail(Report requested, String why) {
    jdbc.sql(
            """
            update reconciliation_report set state = 'FAILED', failure = :why,
                recorded_at = clock_timestamp()
            where report_id = :id and account = :account and state = 'REQUESTED'
            """)
        .param("why", why)
        .param("id", requested.id())
        .param("account", account)
        .update();
  }

  @Override
  public Optional<Report> latest() {
    return one(
        jdbc.sql(
            "select "
                + WHOLE
                + """
                 from reconciliation_report
                where account = :account and state in ('CLEAN', 'HEALED', 'DIFFERS')
                order by report_id desc limit 1
                """));
  }

  @Override
  public Optional<Report> find(long id) {
    return one(
        jdbc.sql(
                "select "
                    + WHOLE
                    + " from reconciliation_report where account = :account and report_id = :id")
            .param("id", id));
  }

  @Override
  public List<Report> page(@Nullable Long before, int limit) {
    return jdbc.sql(
            "select "
                + HEAD
                + """
                , '[]' as differences from reconciliation_report where account = :account
                  and (:before::bigint is null or report_id < :before::bigint)
                order by report_id desc limit :limit
                """)
        .param("account", account)
        .param("before", before)
        .param("limit", limit)
        .query(JdbcReportBook::report)
        .list();
  }

  private Optional<Report> one(StatementSpec statement) {
    return statement.param("account", account).query(JdbcReportBook::report).optional();
  }

  private void append(String type, long id, String actor, Map<String, String> details) {
    events.append(
        new Event(
            type,
            new Event.Subject("reconciliation", Long.toString(id)),
            actor,
            marketTime.instant(),
            details));
  }

  private static Map<String, String> tallied(Tally tally) {
    return Map.of(
        "found", Integer.toString(tally.found()),
        "healed", Integer.toString(tally.healed()),
        "adopted", Integer.toString(tally.adopted()),
        "waiting", Integer.toString(tally.waiting()),
        "quarantined", Integer.toString(tally.quarantined()),
        "released", Integer.toString(tally.released()));
  }

  private OffsetDateTime now() {
    return marketTime.instant().atOffset(UTC);
  }

  private static Report report(ResultSet row, int number) throws SQLException {
    return new Report(
        row.getLong("report_id"),
        PassKind.valueOf(row.getString("kind")),
        State.valueOf(row.getString("state")),
        row.getString("requested_by"),
        row.getString("failure"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
        row.getInt("orders_compared"),
        row.getInt("symbols_compared"),
        new Tally(
            row.getInt("found"),
            row.getInt("healed"),
            row.getInt("adopted"),
            row.getInt("waiting"),
            row.getInt("quarantined"),
            row.getInt("released")),
        DifferencesJson.read(row.getString("differences")));
  }
}
