package io.breakwater.boot.web;

import io.breakwater.security.ApiKey;
import io.breakwater.security.Principal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/**
 * A caller as Spring Security sees it: first the key it showed, then the principal it proved to be.
 */
final class KeyAuthentication extends AbstractAuthenticationToken {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable ApiKey key;
  private final transient @Nullable Principal principal;

  private KeyAuthentication(@Nullable ApiKey key, @Nullable Principal principal) {
    super(List.of());
    this.key = key;
    this.principal = principal;
    setAuthenticated(principal != null);
  }

  static KeyAuthentication shown(ApiKey key) {
    return new KeyAuthentication(key, null);
  }

  static KeyAuthentication proved(Principal principal) {
    return new KeyAuthentication(null, principal);
  }

  ApiKey key() {
    return Objects.requireNonNull(key, "already proved");
  }

  @Override
  public @Nullable Object getCredentials() {
    return key;
  }

  @Override
  public @Nullable Principal getPrincipal() {
    return principal;
  }

  @Override
  public String getName() {
    return principal == null ? "unproved" : principal.name();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof KeyAuthentication that
        && Objects.equals(key, that.key)
        && Objects.equals(principal, that.principal);
  }

  @Override
  public int hashCode() {
    return Objects.hash(key, principal);
  }
}
