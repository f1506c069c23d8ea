package io.breakwater.execution.access;

import io.breakwater.execution.access.AccessProperties.SeedProperties;
import io.breakwater.execution.audit.Event;
import io.breakwater.execution.audit.EventLog;
import io.breakwater.security.ApiKey;
import io.breakwater.security.ApiKeyHash;
import io.breakwater.security.Secret;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * The use case "have the configured keys": adds those that are missing. An id belongs to one secret
 * for ever, because whoever writes another one into the configuration must not go on with a key
 * that he believes to be dead. Thread-safe.
 */
public final class SeedKeys {
  private final KeyStore store;
  private final Secret pepper;
  private final EventLog events;
  private final InstantSource marketTime;

  public SeedKeys(KeyStore store, Secret pepper, EventLog events, InstantSource marketTime) {
    this.store = store;
    this.pepper = pepper;
    this.events = events;
    this.marketTime = marketTime;
  }

  /**
   * Adds keys.
   *
   * @throws OtherSecretStoredException if the id of one of them is kept with another secret; unless
   *     another gateway has come between, nothing is added then
   */
  public void add(List<SeedProperties> seeds) {
    requireTheirSecrets(seeds);
    for (SeedProperties seed : seeds) {
      ApiKey key = seed.apiKey();
      if (store.addIfAbsent(key.id(), seed.name(), seed.roles(), ApiKeyHash.of(key, pepper))) {
        events.append(
            new Event(
                "key.added",
                new Event.Subject("key", key.id()),
                "configuration",
                marketTime.instant(),
                Map.of("name", seed.name(), "roles", seed.roles().toString())));
      }
    }
    // Another gateway may have been quicker, with another secret.
    requireTheirSecrets(seeds);
  }

  private void requireTheirSecrets(List<SeedProperties> seeds) {
    List<String> others =
        seeds.stream()
            .map(SeedProperties::apiKey)
            .filter(this::isKeptWithAnotherSecret)
            .map(ApiKey::id)
            .toList();
    if (!others.isEmpty()) {
      throw new OtherSecretStoredException(others);
    }
  }

  private boolean isKeptWithAnotherSecret(ApiKey key) {
    return store.find(key.id()).filter(stored -> !stored.hash().matches(key, pepper)).isPresent();
  }
}
