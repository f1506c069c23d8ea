package io.breakwater.security;

/** What became of the question whose key this is. */
public sealed interface Verification {

  /** The key is good, and this is who holds it. */
  record Known(Principal principal) implements Verification {}

  /** No such key, or revoked, or expired, or a wrong secret: the asker does not learn which. */
  record Unknown() implements Verification {}

  /** Whoever knows the keys could not be asked. Neither a yes nor a no. */
  record Unreachable() implements Verification {}
}
