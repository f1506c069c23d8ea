package io.breakwater.execution.access;

import io.breakwater.security.ApiKeyHash;
import io.breakwater.security.Role;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a key. All times are machine time.
 *
 * @param name whom it belongs to: a person or a service may hold several
 * @param usable whether it is neither revoked nor expired, by the database's clock
 */
public record StoredKey(
    String keyId,
    String name,
    Set<Role> roles,
    ApiKeyHash hash,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt,
    boolean usable) {

  public StoredKey {
    roles = Set.copyOf(roles);
  }
}
