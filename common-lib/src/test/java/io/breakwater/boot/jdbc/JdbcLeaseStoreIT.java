package io.breakwater.boot.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.lease.Lease;
import io.breakwater.lease.LeaseStore;
import io.breakwater.testing.LeaseStoreContract;
import io.breakwater.testing.TestDatabase;
import io.breakwater.testing.WithInfra;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@WithInfra(schema = "lease_test")
class JdbcLeaseStoreIT extends LeaseStoreContract {

  /** As the Javadoc of {@link JdbcLeaseStore} tells each service to create it. */
  private static final String TABLE =
      """
      create table lease (
          name  text        primary key,
          owner text        not null,
          token bigint      not null check (token > 0),
          until timestamptz not null
      )
      """;

  private final TestDatabase database;
  private final JdbcLeaseStore leases;

  JdbcLeaseStoreIT(TestDatabase database) {
    this.database = database;
    this.leases = new JdbcLeaseStore(database.jdbc());
  }

  @BeforeAll
  static void createTable(TestDatabase database) {
    database.jdbc().sql(TABLE).update();
  }

  @Override
  protected LeaseStore store() {
    return leases;
  }

  /** The database's clock cannot be set; so the ends of all leases move instead. */
  @Override
  protected void elapse(Duration duration) {
    database
        .jdbc()
        .sql("update lease set until = until - :millis * interval '1 millisecond'")
        .param("millis", duration.toMillis())
        .update();
  }

  @Test
  void endsByTheClockOfTheDatabase() {
    Instant before = databaseTime();
    Lease lease = leases.acquire("clock", "a", Duration.ofMinutes(1)).orElseThrow();
    Instant after = databaseTime();

    assertThat(lease.until())
        .isBetween(before.plus(Duration.ofMinutes(1)), after.plus(Duration.ofMinutes(1)));
  }

  private Instant databaseTime() {
    return database
        .jdbc()
        .sql("select clock_timestamp()")
        .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
        .single();
  }
}
