package io.breakwater.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import redis.clients.jedis.RedisClient;

@WithInfra(schema = "infra_test")
class WithInfraIT {

  @Test
  void givesADatabaseWhoseRoleOwnsItsSchemaAndNothingElse(TestDatabase database) {
    var jdbc = database.jdbc();

    jdbc.sql("create table thing (id bigint)").update();

    assertThat(jdbc.sql("select current_schema").query(String.class).single())
        .isEqualTo("infra_test");
    assertThat(jdbc.sql("show server_version_num").query(Integer.class).single())
        .isBetween(180_000, 189_999);
    assertThatThrownBy(() -> jdbc.sql("create table public.thing (id bigint)").update())
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void givesEachAskerAFreshDatabase(TestDatabase database) {
    TestDatabase other = Infra.shared().newDatabase("infra_test");

    other.jdbc().sql("create table only_there (id bigint)").update();

    assertThat(other.url()).isNotEqualTo(database.url());
    assertThat(
            database
                .jdbc()
                .sql("select to_regclass('only_there')::text")
                .query(String.class)
                .list())
        .containsOnlyNulls();
  }

  @Test
  void givesAnEmptyRedis(TestRedis redis) {
    try (RedisClient client = redis.client()) {
      assertThat(client.dbSize()).isZero();
      client.set("left", "behind");
      assertThat(client.get("left")).isEqualTo("behind");
      client.del("left");
    }
  }

  @Nested
  class Inside {
    @Test
    void sharesTheDatabaseOfTheOuterClass(TestDatabase database) {
      assertThat(database).isEqualTo(InfraScope.of(WithInfraIT.class).database());
    }
  }
}
