package io.breakwater.boot.jdbc;

import io.breakwater.lease.Lease;
import io.breakwater.lease.LeaseStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Leases as rows of one table, by the database's clock; each call is one statement. The table lies
 * in the service's own schema, and each service creates it in its own migration, word for word:
 *
 * <pre>{@code
 * create table lease (
 *     name  text        primary key,
 *     owner text        not null,
 *     token bigint      not null check (token > 0),
 *     until timestamptz not null
 * );
 * }</pre>
 *
 * <p>Throws Spring's {@code DataAccessException} where the database does not answer: whoever holds
 * a lease then does not know how long, and stops when it would have run out. Thread-safe.
 */
final class JdbcLeaseStore implements LeaseStore {
  private static final String ACQUIRE =
      """
      insert into lease as held (name, owner, token, until)
      values (:name, :owner, 1, clock_timestamp() + :millis * interval '1 millisecond')
      on conflict (name) do update
         set owner = excluded.owner, token = held.token + 1, until = excluded.until
       where held.until <= clock_timestamp()
      returning name, owner, token, until
      """;
  private static final String RENEW =
      """
      update lease
         set until = clock_timestamp() + :millis * interval '1 millisecond'
       where name = :name and owner = :owner and token = :token and until > clock_timestamp()
      returning name, owner, token, until
      """;
  private static final String RELEASE =
      """
      update lease
         set until = clock_timestamp()
       where name = :name and owner = :owner and token = :token and until > clock_timestamp()
      """;

  private final JdbcClient jdbc;

  JdbcLeaseStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<Lease> acquire(String name, String owner, Duration ttl) {
    return jdbc.sql(ACQUIRE)
        .param("name", name)
        .param("owner", owner)
        .param("millis", positive(ttl))
        .query(JdbcLeaseStore::lease)
        .optional();
  }

  @Override
  public Optional<Lease> renew(Lease lease, Duration ttl) {
    return jdbc.sql(RENEW)
        .param("name", lease.name())
        .param("owner", lease.owner())
        .param("token", lease.token())
        .param("millis", positive(ttl))
        .query(JdbcLeaseStore::lease)
        .optional();
  }

  @Override
  public void release(Lease lease) {
    jdbc.sql(RELEASE)
        .param("name", lease.name())
        .param("owner", lease.owner())
        .param("token", lease.token())
        .update();
  }

  private static long positive(Duration ttl) {
    if (ttl.toMillis() < 1) {
      throw new IllegalArgumentException("ttl must be at least 1 ms, was " + ttl);
    }
    return ttl.toMillis();
  }

  private static Lease lease(ResultSet row, int number) throws SQLException {
    return new Lease(
        row.getString("name"),
        row.getString("owner"),
        row.getLong("token"),
        row.getObject("until", OffsetDateTime.class).toInstant());
  }
}
