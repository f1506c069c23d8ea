package io.breakwater.security;

import java.util.Set;

/**
 * Who calls, as proved by a key: the name that audit rows carry, and the roles the key has.
 *
 * @param keyId names the key; may be logged
 * @param name whom the key belongs to, such as {@code risk-1} or {@code orchestrator}
 */
public record Principal(String keyId, String name, Set<Role> roles) {

  public Principal {
    if (keyId.isBlank() || name.isBlank()) {
      throw new IllegalArgumentException("a principal needs a key id and a name");
    }
    roles = Set.copyOf(roles);
  }

  /** Whether any one of these roles is held. */
  public boolean mayActAs(Role... wanted) {
    for (Role role : wanted) {
      if (role.isHeldBy(roles)) {
        return true;
      }
    }
    return false;
  }
}
