package io.breakwater.signal.model.jdbc;

import io.breakwater.signal.model.Model;
import io.breakwater.signal.model.ModelId;
import io.breakwater.signal.model.ModelStatus;
import io.breakwater.signal.model.StrategyId;
import io.breakwater.signal.model.TrainedOn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A row of table {@code model}, but for the model's text. */
final class ModelRow {
  static final String COLUMNS =
      """
      strategy, version, status, sha256, features, trained_symbols, trained_start, trained_end, trained_rows,
      metrics, created_at, activated_at, retired_at
      """;

  static final String SELECT = "select " + COLUMNS + " from model ";

  private static final JsonMapper JSON = new JsonMapper();
  private static final TypeReference<Map<String, Double>> METRICS = new TypeReference<>() {};

  private ModelRow() {}

  static Model read(ResultSet row, int number) throws SQLException {
    return new Model(
        new ModelId(new StrategyId(row.getString("strategy")), row.getInt("version")),
        ModelStatus.valueOf(row.getString("status")),
        row.getString("sha256"),
        strings(row, "features"),
        new TrainedOn(
            strings(row, "trained_symbols"),
            row.getObject("trained_start", LocalDate.class),
            row.getObject("trained_end", LocalDate.class),
            row.getInt("trained_rows")),
        JSON.readValue(row.getString("metrics"), METRICS),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        instant(row, "activated_at"),
        instant(row, "retired_at"));
  }

  static SqlArrayValue array(List<String> values) {
    return new SqlArrayValue("text", values.toArray());
  }

  static String metrics(Map<String, Double> metrics) {
    return JSON.writeValueAsString(metrics);
  }

  private static List<String> strings(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
