package io.breakwater.execution.audit.web;

import io.breakwater.security.ApiKey;
import io.breakwater.security.KeyVerifier;
import io.breakwater.security.Role;
import io.breakwater.security.Verification;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The key of a reader whose request does not end, looked at again and again: a revoked one opens
 * nothing for longer than five seconds. Confined to the request's thread.
 */
final class WatchedKey {
  /** Less than the five seconds, for what the look itself takes. */
  static final Duration EVERY = Duration.ofSeconds(4);

  private static final String SCHEME = "Bearer ";

  private final KeyVerifier verifier;
  private final ApiKey key;
  private final LongSupplier nanoTime;
  private long dueAt;
  private boolean good = true;

  WatchedKey(KeyVerifier verifier, ApiKey key, LongSupplier nanoTime) {
    this.verifier = verifier;
    this.key = key;
    this.nanoTime = nanoTime;
    this.dueAt = nanoTime.getAsLong() + EVERY.toNanos();
  }

  /** Reads the key from the header that the request was let in with. */
  static Optional<ApiKey> in(String authorization) {
    return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? ApiKey.parse(authorization.substring(SCHEME.length()).strip())
        : Optional.empty();
  }

  /** Asks when it is time to. Where nobody can say, what held last holds. */
  boolean isGood() {
    if (good && nanoTime.getAsLong() - dueAt >= 0) {
      good =
          switch (verifier.verify(key)) {
            case Verification.Known(var principal) -> principal.mayActAs(Role.VIEWER);
            case Verification.Unknown() -> false;
            case Verification.Unreachable() -> true;
          };
      dueAt = nanoTime.getAsLong() + EVERY.toNanos();
    }
    return good;
  }
}
