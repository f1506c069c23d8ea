package io.breakwater.security;

import java.util.Set;

/**
 * What a caller may do. A role is a permission, not a rank: RISK does not include TRADER. Every
 * role includes {@link #VIEWER}.
 */
public enum Role {
  /** Reads; changes nothing. */
  VIEWER,
  /** Sends and cancels orders, starts runs. */
  TRADER,
  /** Sets limits and decides when trading may go on. */
  RISK,
  /** Runs the machinery: models, keys, reconciliation. */
  OPERATOR,
  /** One of our own services calling another. */
  SERVICE;

  /** Whether a holder of these roles may do what this role may. */
  public boolean isHeldBy(Set<Role> roles) {
    return roles.contains(this) || (this == VIEWER && !roles.isEmpty());
  }
}
