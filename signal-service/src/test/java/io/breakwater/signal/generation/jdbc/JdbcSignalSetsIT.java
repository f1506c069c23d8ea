package io.breakwater.signal.generation.jdbc;

import io.breakwater.signal.Schema;
import io.breakwater.signal.generation.SignalSets;
import io.breakwater.signal.generation.SignalSetsContract;
import io.breakwater.signal.model.Models;
import io.breakwater.signal.model.jdbc.JdbcModelRegistry;
import io.breakwater.testing.TestDatabase;
import io.breakwater.testing.WithInfra;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;

@WithInfra(schema = "signal")
class JdbcSignalSetsIT extends SignalSetsContract {
  private Schema schema;

  @BeforeEach
  void registerAModel(TestDatabase database) {
    schema = Schema.emptied(database);
    new JdbcModelRegistry(schema.jdbc(), schema.transaction())
        .register(Models.fake(Models.ALPHA, "KMID"), Instant.parse("2012-12-31T21:00:00Z"));
  }

  @Override
  protected SignalSets sets() {
    return new JdbcSignalSets(schema.template(), schema.transaction());
  }
}
