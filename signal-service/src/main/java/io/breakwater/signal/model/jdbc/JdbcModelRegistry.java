package io.breakwater.signal.model.jdbc;

import io.breakwater.signal.model.Model;
import io.breakwater.signal.model.ModelId;
import io.breakwater.signal.model.ModelRegistry;
import io.breakwater.signal.model.ModelText;
import io.breakwater.signal.model.NewModel;
import io.breakwater.signal.model.StrategyId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The registry in PostgreSQL. Activations and retirements of one strategy queue up at its row in
 * {@code strategy}; a unique index holds what they promise, at most one active model each.
 */
public final class JdbcModelRegistry implements ModelRegistry {
  private final JdbcClient jdbc;
  private final TransactionOperations transaction;

  public JdbcModelRegistry(JdbcClient jdbc, TransactionOperations transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  @Override
  public Model register(NewModel model, Instant at) {
    return transaction.execute(_ -> insert(model, nextVersion(model.strategy()), at));
  }

  private int nextVersion(StrategyId strategy) {
    return jdbc.sql(
            """
            insert into strategy (strategy, last_version) values (:strategy, 1)
            on conflict (strategy) do update set last_version = strategy.last_version + 1
            returning last_version
            """)
        .param("strategy", strategy.value())
        .query(Integer.class)
        .single();
  }

  private Model insert(NewModel model, int version, Instant at) {
    return jdbc.sql(
            """
            insert into model (strategy, version, status, sha256, features, model_text, trained_symbols,
              trained_start, trained_end, trained_rows, metrics, created_at)
            values (:strategy, :version, 'STAGED', :sha256, :features, :text, :symbols,
              :start, :end, :rows, :metrics::jsonb, :at)
            returning
            """
                + ModelRow.COLUMNS)
        .param("strategy", model.strategy().value())
        .param("version", version)
        .param("sha256", model.text().sha256())
        .param("features", ModelRow.array(model.features()))
        .param("text", model.text().value())
        .param("symbols", ModelRow.array(model.trainedOn().symbols()))
        .param("start", model.trainedOn().start())
        .param("end", model.trainedOn().end())
        .param("rows", model.trainedOn().rows())
        .param("metrics", ModelRow.metrics(model.metrics()))
        .param("at", timestamp(at))
        .query(ModelRow::read)
        .single();
  }

  @Override
  public boolean knows(StrategyId strategy) {
    return jdbc.sql("select exists (select from strategy where strategy = :strategy)")
        .param("strategy", strategy.value())
        .query(Boolean.class)
        .single();
  }

  @Override
  public Optional<Model> find(ModelId id) {
    return jdbc.sql(ModelRow.SELECT + "where strategy = :strategy and version = :version")
        .param("strategy", id.strategy().value())
        .param("version", id.version())
        .query(ModelRow::read)
        .optional();
  }

  @Override
  public List<Model> newest(StrategyId strategy, int limit) {
    return jdbc.sql(
            ModelRow.SELECT + "where strategy = :strategy order by version desc limit :limit")
        .param("strategy", strategy.value())
        .param("limit", limit)
        .query(ModelRow::read)
        .list();
  }

  @Override
  public List<Model> active() {
    return jdbc.sql(ModelRow.SELECT + "where status = 'ACTIVE' order by strategy")
        .query(ModelRow::read)
        .list();
  }

  @Override
  public Optional<Model> active(StrategyId strategy) {
    return jdbc.sql(ModelRow.SELECT + "where status = 'ACTIVE' and strategy = :strategy")
        .param("strategy", strategy.value())
        .query(ModelRow::read)
        .optional();
  }

  @Override
  public Optional<ModelText> text(ModelId id) {
    return jdbc.sql(
            "select model_text from model where strategy = :strategy and version = :version")
        .param("strategy", id.strategy().value())
        .param("version", id.version())
        .query(String.class)
        .optional()
        .map(ModelText::new);
  }

  @Override
  public Optional<Model> activate(ModelId id, Instant at) {
    return transaction.execute(
        _ -> isStagedUnderLock(id) ? Optional.of(replaceActive(id, at)) : Optional.empty());
  }

  private void lock(StrategyId strategy) {
    jdbc.sql("select from strategy where strategy = :strategy for update")
        .param("strategy", strategy.value())
        .query()
        .listOfRows();
  }

  private boolean isStagedUnderLock(ModelId id) {
    lock(id.strategy());
    return jdbc.sql(
            """
            select exists (select from model
              where strategy = :strategy and version = :version and status = 'STAGED')
            """)
        .param("strategy", id.strategy().value())
        .param("version", id.version())
        .query(Boolean.class)
        .single();
  }

  private Model replaceActive(ModelId id, Instant at) {
    jdbc.sql(
            """
            update model set status = 'RETIRED', retired_at = :at
            where strategy = :strategy and status = 'ACTIVE'
            """)
        .param("strategy", id.strategy().value())
        .param("at", timestamp(at))
        .update();
    return jdbc.sql(
            """
            update model set status = 'ACTIVE', activated_at = :at
            where strategy = :strategy and version = :version and status = 'STAGED'
            returning
            """
                + ModelRow.COLUMNS)
        .param("strategy", id.strategy().value())
        .param("version", id.version())
        .param("at", timestamp(at))
        .query(ModelRow::read)
        .single();
  }

  @Override
  public Optional<Model> retire(ModelId id, Instant at) {
    return transaction.execute(_ -> {
      lock(id.strategy());
      return retireUnderLock(id, at);
    });
  }

  private Optional<Model> retireUnderLock(ModelId id, Instant at) {
    return jdbc.sql(
            """
            update model set status = 'RETIRED', retired_at = :at
            where strategy = :strategy and version = :version and status <> 'RETIRED'
            returning
            """
                + ModelRow.COLUMNS)
        .param("strategy", id.strategy().value())
        .param("version", id.version())
        .param("at", timestamp(at))
        .query(ModelRow::read)
        .optional();
  }

  private static OffsetDateTime timestamp(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
