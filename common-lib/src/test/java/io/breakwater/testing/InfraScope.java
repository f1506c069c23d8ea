package io.breakwater.testing;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.RedisClient;

/** What one outermost test class, with its nested ones, has of the servers. */
final class InfraScope {
  private static final Map<Class<?>, InfraScope> SCOPES = new ConcurrentHashMap<>();

  private final String schema;
  private final AtomicBoolean begun = new AtomicBoolean();
  private @Nullable TestDatabase database;

  private InfraScope(String schema) {
    this.schema = schema;
  }

  static InfraScope of(Class<?> testClass) {
    return find(testClass)
        .orElseThrow(() -> new IllegalStateException(testClass + " lacks @WithInfra"));
  }

  static Optional<InfraScope> find(Class<?> testClass) {
    for (Class<?> type = testClass; type != null; type = type.getEnclosingClass()) {
      WithInfra wanted = type.getAnnotation(WithInfra.class);
      if (wanted != null) {
        return Optional.of(
            SCOPES.computeIfAbsent(type, ignored -> new InfraScope(wanted.schema())));
      }
    }
    return Optional.empty();
  }

  /** Empties Redis, once per outermost class. */
  void begin() {
    if (begun.compareAndSet(false, true)) {
      try (RedisClient client = redis().client()) {
        client.flushAll();
      }
    }
  }

  synchronized TestDatabase database() {
    if (database == null) {
      database = Infra.shared().newDatabase(schema);
    }
    return database;
  }

  TestRedis redis() {
    return Infra.shared().redis();
  }
}
