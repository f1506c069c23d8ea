package io.breakwater.execution.access.jdbc;

import io.breakwater.execution.access.KeyStore;
import io.breakwater.execution.access.KeysUnreadableException;
import io.breakwater.execution.access.StoredKey;
import io.breakwater.security.ApiKeyHash;
import io.breakwater.security.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps keys in the table {@code api_key}. Thread-safe. */
public final class JdbcKeyStore implements KeyStore {
  private static final String SELECT =
      """
      select key_id, name, roles, hash, created_at, expires_at, revoked_at,
          revoked_at is null and (expires_at is null or expires_at > clock_timestamp()) as usable
      from api_key
      """;

  private final JdbcClient jdbc;

  public JdbcKeyStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<StoredKey> find(String keyId) {
    try {
      return jdbc.sql(SELECT + "where key_id = :id")
          .param("id", keyId)
          .query(JdbcKeyStore::key)
          .optional();
    } catch (DataAccessException e) {
      throw new KeysUnreadableException(e);
    }
  }

  @Override
  public List<StoredKey> all() {
    return jdbc.sql(SELECT + "order by name, created_at").query(JdbcKeyStore::key).list();
  }

  @Override
  public boolean addIfAbsent(String keyId, String name, Set<Role> roles, ApiKeyHash hash) {
    return jdbc.sql(
                """
                insert into api_key (key_id, name, roles, hash)
                values (:id, :name, :roles::text[], :hash) on conflict do nothing
                """)
            .param("id", keyId)
            .param("name", name)
            .param("roles", roles.stream().map(Role::name).sorted().toArray(String[]::new))
            .param("hash", hash.hex())
            .update()
        > 0;
  }

  private static StoredKey key(ResultSet row, int number) throws SQLException {
    String[] roles = (String[]) row.getArray("roles").getArray();
    return new StoredKey(
        row.getString("key_id"),
        row.getString("name"),
        Arrays.stream(roles).map(Role::valueOf).collect(Collectors.toSet()),
        new ApiKeyHash(row.getString("hash")),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        instantOrNull(row, "expires_at"),
        instantOrNull(row, "revoked_at"),
        row.getBoolean("usable"));
  }

  private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
