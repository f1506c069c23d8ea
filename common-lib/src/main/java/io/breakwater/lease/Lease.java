package io.breakwater.lease;

import java.time.Instant;

/**
 * Proof that an owner holds a name for now.
 *
 * @param name what is held, such as {@code market-data-feed}
 * @param owner who holds it: one process, not one service
 * @param token the fencing token: each new holder of the name has a larger one, so a write that
 *     carries an older token is a late holder's and is to be refused
 * @param until when it ends unless renewed, in machine time by the store's own clock; never compare
 *     it with another clock
 */
public record Lease(String name, String owner, long token, Instant until) {

  /**
   * @throws IllegalArgumentException if the name or the owner is blank, or the token below 1
   */
  public Lease {
    if (name.isBlank() || owner.isBlank()) {
      throw new IllegalArgumentException(
          "name and owner must not be blank, were name='%s' owner='%s'".formatted(name, owner));
    }
    if (token < 1) {
      throw new IllegalArgumentException("token must be at least 1, was " + token);
    }
  }
}
