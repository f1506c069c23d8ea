package io.breakwater.subscription;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Subscriptions to one {@link Upstream}, counted by source: the first source of a key opens it, the
 * last one closes it, and a source that asks twice holds once.
 *
 * <p>The price: the upstream is called inside the map's lock on that key, see {@link Upstream}. In
 * return open and close of one key never overlap and always alternate.
 *
 * <p>Thread-safe.
 *
 * @param <K> what is subscribed to, such as a symbol; a value with {@code equals}
 */
public final class SharedSubscriptions<K> {

  /** Most keys held at once unless the constructor is told otherwise. */
  public static final int DEFAULT_MAX_KEYS = 10_000;

  /** Most sources that one key may have. */
  public static final int MAX_SOURCES = 1_000;

  private final Upstream<K> upstream;
  private final int maxKeys;
  private final Semaphore freeKeys;
  private final ConcurrentMap<K, Set<Source>> sources = new ConcurrentHashMap<>();

  public SharedSubscriptions(Upstream<K> upstream) {
    this(upstream, DEFAULT_MAX_KEYS);
  }

  /**
   * Allows that many keys to be held at once.
   *
   * @throws IllegalArgumentException if {@code maxKeys} is below 1
   */
  public SharedSubscriptions(Upstream<K> upstream, int maxKeys) {
    if (maxKeys < 1) {
      throw new IllegalArgumentException("maxKeys must be at least 1, was " + maxKeys);
    }
    this.upstream = upstream;
    this.maxKeys = maxKeys;
    this.freeKeys = new Semaphore(maxKeys);
  }

  /**
   * Makes the source hold the key.
   *
   * @return true if it holds it by this call, false if it did before
   * @throws IllegalStateException if as many keys, or sources of this key, are held as may be
   */
  public boolean subscribe(K key, Source source) {
    var added = new AtomicBoolean();
    sources.compute(
        key,
        (k, held) -> {
          if (held == null) {
            open(k);
            added.set(true);
            return Set.of(source);
          }
          added.set(!held.contains(source));
          return plus(held, source);
        });
    return added.get();
  }

  /**
   * Makes the source hold the key no longer. If it does not hold it, does nothing.
   *
   * @return true if it held the key until this call
   */
  public boolean unsubscribe(K key, Source source) {
    var removed = new AtomicBoolean();
    sources.computeIfPresent(
        key,
        (k, held) -> {
          if (!held.contains(source)) {
            return held;
          }
          removed.set(true);
          return minus(k, held, source);
        });
    return removed.get();
  }

  /** Makes the source hold none of the keys that it held when the call began. */
  public void unsubscribeAll(Source source) {
    sources.keySet().forEach(key -> unsubscribe(key, source));
  }

  /** Returns who holds what; a copy, of each key at its own moment. */
  public Map<K, Set<Source>> held() {
    return Map.copyOf(sources);
  }

  private void open(K key) {
    if (!freeKeys.tryAcquire()) {
      throw new IllegalStateException("at most %d keys may be held".formatted(maxKeys));
    }
    boolean opened = false;
    try {
      upstream.open(key);
      opened = true;
    } finally {
      if (!opened) {
        freeKeys.release();
      }
    }
  }

  private static Set<Source> plus(Set<Source> held, Source source) {
    if (!held.contains(source) && held.size() == MAX_SOURCES) {
      throw new IllegalStateException("a key may have at most %d sources".formatted(MAX_SOURCES));
    }
    var more = new HashSet<>(held);
    more.add(source);
    return Set.copyOf(more);
  }

  /** Returns null, which removes the key from the map, when no source is left. */
  private @Nullable Set<Source> minus(K key, Set<Source> held, Source source) {
    var fewer = new HashSet<>(held);
    fewer.remove(source);
    if (!fewer.isEmpty()) {
      return Set.copyOf(fewer);
    }
    upstream.close(key);
    freeKeys.release();
    return null;
  }
}
