package io.breakwater.execution.access;

import io.breakwater.security.ApiKeyHash;
import io.breakwater.security.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where keys are kept. Thread-safe. */
public interface KeyStore {

  /**
   * The key with that id, if there is one.
   *
   * @throws KeysUnreadableException if the store does not answer
   */
  Optional<StoredKey> find(String keyId);

  /** All keys, by name. */
  List<StoredKey> all();

  /**
   * Keeps a key that is not there yet; one that is there stays as it is.
   *
   * @return whether it was added
   */
  boolean addIfAbsent(String keyId, String name, Set<Role> roles, ApiKeyHash hash);
}
