package io.breakwater.testing;

import io.breakwater.security.ApiKey;
import io.breakwater.security.KeyVerifier;
import io.breakwater.security.Principal;
import io.breakwater.security.Role;
import io.breakwater.security.Secret;
import io.breakwater.security.Verification;
import io.breakwater.security.Verification.Known;
import io.breakwater.security.Verification.Unknown;
import java.util.Locale;
import java.util.Set;

/**
 * One API key per role, and a verifier that knows them and no other. They are the same in every run
 * and protect nothing.
 */
public final class TestKeys {

  private TestKeys() {}

  /** The key of the principal that has this role only, and is named as it in lower case. */
  public static ApiKey key(Role role) {
    return new ApiKey("test" + nameOf(role), Secret.of("%064x".formatted(role.ordinal() + 1)));
  }

  /** What goes into {@code Authorization}. */
  public static String bearer(Role role) {
    return "Bearer " + key(role).reveal();
  }

  public static KeyVerifier verifier() {
    return TestKeys::verify;
  }

  private static Verification verify(ApiKey key) {
    for (Role role : Role.values()) {
      if (key.equals(key(role))) {
        return new Known(new Principal(key.id(), nameOf(role), Set.of(role)));
      }
    }
    return new Unknown();
  }

  private static String nameOf(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
