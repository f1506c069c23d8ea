package io.breakwater.boot.web;

import io.breakwater.security.ApiKey;
import io.breakwater.security.KeyVerifier;
import io.breakwater.security.Verification.Known;
import io.breakwater.security.Verification.Unknown;
import io.breakwater.security.Verification.Unreachable;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Authentication by {@code Authorization: Bearer bw_…}: reads the key from the request, and asks
 * the {@link KeyVerifier} whose it is. Thread-safe.
 */
final class BearerKeys implements AuthenticationConverter, AuthenticationManager {
  private static final String SCHEME = "Bearer ";

  private final KeyVerifier verifier;

  BearerKeys(KeyVerifier verifier) {
    this.verifier = verifier;
  }

  /**
   * Reads the key that the request shows.
   *
   * @return null where the request shows no credential at all, which Spring Security takes as
   *     anonymous
   */
  @Override
  public @Nullable Authentication convert(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null) {
      return null;
    }
    if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw new BadCredentialsException("not a bearer key");
    }
    return ApiKey.parse(header.substring(SCHEME.length()).strip())
        .map(KeyAuthentication::shown)
        .orElseThrow(() -> new BadCredentialsException("not an API key"));
  }

  /**
   * Finds out whose key it is.
   *
   * @throws AuthenticationServiceException if nobody can say whose key it is: the caller may be
   *     right
   */
  @Override
  public Authentication authenticate(Authentication shown) {
    ApiKey key = ((KeyAuthentication) Objects.requireNonNull(shown)).key();
    return switch (verifier.verify(key)) {
      case Known(var principal) -> KeyAuthentication.proved(principal);
      case Unknown() -> throw new BadCredentialsException("unknown key");
      case Unreachable() -> throw new AuthenticationServiceException("key verifier unreachable");
    };
  }
}
