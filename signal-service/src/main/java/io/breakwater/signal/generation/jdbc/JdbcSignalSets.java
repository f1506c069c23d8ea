package io.breakwater.signal.generation.jdbc;

import io.breakwater.signal.feature.Exclusion;
import io.breakwater.signal.generation.Selection;
import io.breakwater.signal.generation.Signal;
import io.breakwater.signal.generation.SignalSet;
import io.breakwater.signal.generation.SignalSets;
import io.breakwater.signal.generation.StoredSignalSet;
import io.breakwater.signal.model.ModelId;
import io.breakwater.signal.model.StrategyId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Signal sets in PostgreSQL, one row per set, signal and excluded symbol. */
public final class JdbcSignalSets implements SignalSets {
  private static final int BATCH = 500;

  private final JdbcTemplate template;
  private final JdbcClient jdbc;
  private final TransactionOperations transaction;

  public JdbcSignalSets(JdbcTemplate template, TransactionOperations transaction) {
    this.template = template;
    this.jdbc = JdbcClient.create(template);
    this.transaction = transaction;
  }

  @Override
  public StoredSignalSet add(SignalSet set) {
    return transaction.execute(_ -> {
      UUID id = insert(set);
      insertSignals(id, set.signals());
      insertExclusions(id, set.excluded());
      return new StoredSignalSet(id, set);
    });
  }

  private UUID insert(SignalSet set) {
    return jdbc.sql(
            """
            insert into signal_set (strategy, model_version, date, bars_through, top_n, bottom_n, no_separation,
              generated_at)
            values (:strategy, :version, :date, :barsThrough, :topN, :bottomN, :noSeparation, :generatedAt)
            returning signal_set_id
            """)
        .param("strategy", set.model().strategy().value())
        .param("version", set.model().version())
        .param("date", set.date())
        .param("barsThrough", set.barsThrough())
        .param("topN", set.selection().topN())
        .param("bottomN", set.selection().bottomN())
        .param("noSeparation", set.noSeparation())
        .param("generatedAt", set.generatedAt().atOffset(ZoneOffset.UTC))
        .query(UUID.class)
        .single();
  }

  private void insertSignals(UUID id, List<Signal> signals) {
    template.batchUpdate(
        """
        insert into signal (signal_set_id, rank, symbol, score, predicted_return, weight)
        values (?, ?, ?, ?, ?, ?)
        """,
        signals,
        BATCH,
        (statement, signal) -> {
          statement.setObject(1, id);
          statement.setInt(2, signal.rank());
          statement.setString(3, signal.symbol());
          statement.setDouble(4, signal.score());
          statement.setDouble(5, signal.predictedReturn());
          statement.setDouble(6, signal.weight());
        });
  }

  private void insertExclusions(UUID id, List<Exclusion> excluded) {
    template.batchUpdate(
        "insert into signal_exclusion (signal_set_id, symbol, reason, detail) values (?, ?, ?, ?)",
        excluded,
        BATCH,
        (statement, exclusion) -> {
          statement.setObject(1, id);
          statement.setString(2, exclusion.symbol());
          statement.setString(3, exclusion.reason().name());
          statement.setString(4, exclusion.detail());
        });
  }

  @Override
  public List<StoredSignalSet> newest(StrategyId strategy, @Nullable LocalDate date, int limit) {
    return transaction.execute(_ ->
        jdbc.sql(
                """
                select * from signal_set
                where strategy = :strategy and (:date::date is null or date = :date)
                order by signal_set_id desc limit :limit
                """)
            .param("strategy", strategy.value())
            .param("date", date)
            .param("limit", limit)
            .query(this::read)
            .list());
  }

  private StoredSignalSet read(ResultSet row, int number) throws SQLException {
    UUID id = row.getObject("signal_set_id", UUID.class);
    return new StoredSignalSet(
        id,
        new SignalSet(
            new ModelId(new StrategyId(row.getString("strategy")), row.getInt("model_version")),
            row.getObject("date", LocalDate.class),
            row.getObject("bars_through", LocalDate.class),
            new Selection(row.getInt("top_n"), row.getInt("bottom_n")),
            row.getBoolean("no_separation"),
            signals(id),
            exclusions(id),
            row.getObject("generated_at", OffsetDateTime.class).toInstant()));
  }

  private List<Signal> signals(UUID id) {
    return jdbc.sql(
            """
            select symbol, score, predicted_return, rank, weight
            from signal where signal_set_id = :id order by rank
            """)
        .param("id", id)
        .query((row, _) -> readSignal(row))
        .list();
  }

  private List<Exclusion> exclusions(UUID id) {
    return jdbc.sql(
            "select symbol, reason, detail from signal_exclusion where signal_set_id = :id order by symbol")
        .param("id", id)
        .query((row, _) -> readExclusion(row))
        .list();
  }

  private static Signal readSignal(ResultSet row) throws SQLException {
    return new Signal(
        row.getString("symbol"),
        row.getDouble("score"),
        row.getDouble("predicted_return"),
        row.getInt("rank"),
        row.getDouble("weight"));
  }

  private static Exclusion readExclusion(ResultSet row) throws SQLException {
    return new Exclusion(
        row.getString("symbol"),
        Exclusion.Reason.valueOf(row.getString("reason")),
        row.getString("detail"));
  }
}
