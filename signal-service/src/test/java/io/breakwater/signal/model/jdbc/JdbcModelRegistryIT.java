package io.breakwater.signal.model.jdbc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.signal.Schema;
import io.breakwater.signal.model.Model;
import io.breakwater.signal.model.ModelRegistry;
import io.breakwater.signal.model.ModelRegistryContract;
import io.breakwater.signal.model.Models;
import io.breakwater.testing.TestDatabase;
import io.breakwater.testing.WithInfra;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;

@WithInfra(schema = "signal")
class JdbcModelRegistryIT extends ModelRegistryContract {
  private static final Instant NOW = Instant.parse("2012-12-31T21:00:00Z");

  private Schema schema;

  @BeforeEach
  void empty(TestDatabase database) {
    schema = Schema.emptied(database);
  }

  @Override
  protected ModelRegistry registry() {
    return new JdbcModelRegistry(schema.jdbc(), schema.transaction());
  }

  @Test
  void theDatabaseItselfRefusesASecondActiveModel() {
    ModelRegistry registry = registry();
    Model first = registry.register(Models.fake(Models.ALPHA, "KMID"), NOW);
    registry.register(Models.fake(Models.ALPHA, "KMID"), NOW);
    registry.activate(first.id(), NOW);

    assertThatThrownBy(() ->
            schema
                .jdbc()
                .sql("update model set status = 'ACTIVE', activated_at = now() where version = 2")
                .update())
        .isInstanceOf(DuplicateKeyException.class);
  }

  @Test
  void theDatabaseItselfRefusesAnUnknownStatus() {
    registry().register(Models.fake(Models.ALPHA, "KMID"), NOW);

    assertThatThrownBy(() -> schema.jdbc().sql("update model set status = 'SHADOW'").update())
        .isInstanceOf(DataIntegrityViolationException.class);
  }
}
