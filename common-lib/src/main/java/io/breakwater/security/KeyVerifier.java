package io.breakwater.security;

/** Says whose key this is. Implementations are thread-safe and answer within a bounded time. */
public interface KeyVerifier {
  Verification verify(ApiKey key);
}
