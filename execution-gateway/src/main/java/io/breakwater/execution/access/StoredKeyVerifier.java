package io.breakwater.execution.access;

import io.breakwater.security.ApiKey;
import io.breakwater.security.KeyVerifier;
import io.breakwater.security.Principal;
import io.breakwater.security.Secret;
import io.breakwater.security.Verification;
import java.util.Optional;

/** Looks a key up by its id and compares the hash of the whole. Thread-safe. */
public final class StoredKeyVerifier implements KeyVerifier {
  private final KeyStore store;
  private final Secret pepper;

  public StoredKeyVerifier(KeyStore store, Secret pepper) {
    this.store = store;
    this.pepper = pepper;
  }

  @Override
  public Verification verify(ApiKey key) {
    try {
      Optional<StoredKey> stored =
          store.find(key.id()).filter(found -> found.usable() && found.hash().matches(key, pepper));
      return stored
          .<Verification>map(found ->
              new Verification.Known(new Principal(found.keyId(), found.name(), found.roles())))
          .orElseGet(Verification.Unknown::new);
    } catch (KeysUnreadableException e) {
      return new Verification.Unreachable();
    }
  }
}
