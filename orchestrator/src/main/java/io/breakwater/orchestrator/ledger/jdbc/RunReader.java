package io.breakwater.orchestrator.ledger.jdbc;

import io.breakwater.boot.jdbc.PoolTransactions;
import io.breakwater.money.Money;
import io.breakwater.orchestrator.instrument.Symbol;
import io.breakwater.orchestrator.ledger.Claim;
import io.breakwater.orchestrator.ledger.ClaimedRun;
import io.breakwater.orchestrator.ledger.Leg;
import io.breakwater.orchestrator.ledger.Run;
import io.breakwater.orchestrator.ledger.RunFailure;
import io.breakwater.orchestrator.ledger.RunFilter;
import io.breakwater.orchestrator.ledger.RunId;
import io.breakwater.orchestrator.ledger.RunPage;
import io.breakwater.orchestrator.ledger.RunRequest;
import io.breakwater.orchestrator.ledger.RunStatus;
import io.breakwater.orchestrator.strategy.StrategyName;
import io.breakwater.orchestrator.target.PlanRequest;
import io.breakwater.orchestrator.target.StageTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;

/** Reads runs whole, each from one snapshot. Thread-safe. */
final class RunReader {

  private static final String COLUMNS =
      """
      select run.*,
             array(select symbol from leg where leg.run_id = run.run_id order by ordinal) as symbols,
             plan_deadline <= clock_timestamp() as plan_over,
             send_deadline <= clock_timestamp() as send_over,
             coalesce(wait_deadline <= clock_timestamp(), false) as wait_over
        from run
      """;

  private final JdbcClient jdbc;
  private final TransactionOperations snapshot;

  RunReader(JdbcClient jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.snapshot = PoolTransactions.snapshots(transactions);
  }

  Optional<Run> find(RunId id) {
    return read(COLUMNS + " where run_id = :run", Map.of("run", id.value())).stream()
        .map(numbered -> numbered.claimed().run())
        .findFirst();
  }

  Optional<ClaimedRun> load(Claim claim) {
    return read(
            COLUMNS + " where run_id = :run and lease_token = :token",
            Map.of("run", claim.runId().value(), "token", claim.token()))
        .stream()
        .map(Numbered::claimed)
        .findFirst();
  }

  RunPage list(RunFilter filter) {
    String conditions =
        """
         where (:strategy = '' or strategy = :strategy)
           and (:date = '' or trading_date = cast(nullif(:date, '') as date))
           and number < :before
         order by number desc
         limit :limit
        """;
    List<Numbered> runs =
        read(
            COLUMNS + conditions,
            Map.of(
                "strategy", filter.strategy() == null ? "" : filter.strategy().value(),
                "date", filter.date() == null ? "" : filter.date().toString(),
                "before", filter.before() == null ? Long.MAX_VALUE : filter.before(),
                "limit", filter.limit() + 1));
    boolean more = runs.size() > filter.limit();
    List<Numbered> page = more ? runs.subList(0, filter.limit()) : runs;
    return new RunPage(
        page.stream().map(numbered -> numbered.claimed().run()).toList(),
        more ? page.getLast().number() : null);
  }

  private record Numbered(long number, ClaimedRun claimed) {

    String runId() {
      return claimed.run().id().value();
    }

    Numbered with(List<Leg> legs, List<StageTime> stages) {
      return new Numbered(number, claimed.with(legs, stages));
    }
  }

  private List<Numbered> read(String sql, Map<String, ?> params) {
    return Objects.requireNonNull(
        snapshot.execute(
            _ -> complete(jdbc.sql(sql).params(params).query((rs, row) -> bare(rs)).list())),
        "runs");
  }

  private List<Numbered> complete(List<Numbered> bare) {
    if (bare.isEmpty()) {
      return bare;
    }
    List<String> ids = bare.stream().map(Numbered::runId).toList();
    Map<String, List<Leg>> legs = parts("leg", ids, (rs, row) -> LegRow.read(rs));
    Map<String, List<StageTime>> stages =
        parts(
            "stage",
            ids,
            (rs, row) ->
                new StageTime(rs.getString("name"), Duration.ofMillis(rs.getLong("millis"))));
    return bare.stream()
        .map(run ->
            run.with(
                legs.getOrDefault(run.runId(), List.of()),
                stages.getOrDefault(run.runId(), List.of())))
        .toList();
  }

  private <T> Map<String, List<T>> parts(String table, List<String> ids, RowMapper<T> mapper) {
    record Owned<V>(String runId, V part) {}
    return jdbc
        .sql("select * from " + table + " where run_id in (:ids) order by run_id, ordinal")
        .param("ids", ids)
        .query((rs, row) -> new Owned<>(rs.getString("run_id"), mapper.mapRow(rs, row)))
        .stream()
        .collect(
            Collectors.groupingBy(
                Owned::runId, Collectors.mapping(Owned::part, Collectors.toList())));
  }

  /** A run without its legs and stages, which lie in tables of their own. */
  private static Numbered bare(ResultSet row) throws SQLException {
    Run run =
        new Run(
            RunId.of(row.getString("run_id")),
            request(row),
            RunStatus.ofWireName(row.getString("status")),
            basis(row),
            List.of(),
            List.of(),
            failure(row),
            Objects.requireNonNull(instant(row, "created_at"), "created_at"),
            instant(row, "finished_at"));
    return new Numbered(
        row.getLong("number"),
        new ClaimedRun(
            run,
            row.getBoolean("plan_over"),
            row.getBoolean("send_over"),
            row.getBoolean("wait_over")));
  }

  private static RunRequest request(ResultSet row) throws SQLException {
    List<Symbol> symbols =
        Arrays.stream((String[]) row.getArray("symbols").getArray()).map(Symbol::of).toList();
    return new RunRequest(
        new PlanRequest(
            StrategyName.of(row.getString("strategy")),
            symbols,
            Money.usd(row.getBigDecimal("capital")),
            row.getObject("trading_date", LocalDate.class),
            row.getInt("top_n"),
            row.getInt("bottom_n")),
        row.getBoolean("forced"),
        row.getString("requested_by"));
  }

  private static Run.@Nullable Basis basis(ResultSet row) throws SQLException {
    String signalSetId = row.getString("signal_set_id");
    return signalSetId == null
        ? null
        : new Run.Basis(
            signalSetId,
            row.getString("model_version"),
            row.getObject("bars_through", LocalDate.class));
  }

  private static @Nullable RunFailure failure(ResultSet row) throws SQLException {
    String code = row.getString("failure_code");
    return code == null ? null : new RunFailure(code, row.getString("failure_detail"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
