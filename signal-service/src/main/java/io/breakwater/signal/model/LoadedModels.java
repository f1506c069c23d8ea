package io.breakwater.signal.model;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The models that this process scores with, at most one per strategy.
 *
 * <p>A model in use is never closed under its user: a replacement waits until those who score with
 * the old one are done.
 *
 * <p>Thread-safe.
 */
public final class LoadedModels implements AutoCloseable {
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Map<StrategyId, LoadedModel> byStrategy = new HashMap<>();

  /**
   * Lets {@code work} use the strategy's model; empty if none is loaded. The work must only
   * compute: a replacement, and behind it every other user, waits for it.
   */
  public <T> Optional<T> use(StrategyId strategy, Function<LoadedModel, T> work) {
    lock.readLock().lock();
    try {
      return Optional.ofNullable(byStrategy.get(strategy)).map(work);
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Returns what is loaded, by strategy. */
  public List<Model> list() {
    lock.readLock().lock();
    try {
      return byStrategy.values().stream()
          .map(LoadedModel::model)
          .sorted(Comparator.comparing(model -> model.id().strategy().value()))
          .toList();
    } finally {
      lock.readLock().unlock();
    }
  }

  boolean isLoaded(Model model) {
    return use(model.id().strategy(), loaded -> loaded.model().id().equals(model.id()))
        .orElse(false);
  }

  /** Takes a model over, and closes the one it replaces. */
  void put(LoadedModel model) {
    lock.writeLock().lock();
    try {
      closeIfAny(byStrategy.put(model.model().id().strategy(), model));
    } finally {
      lock.writeLock().unlock();
    }
  }

  void remove(StrategyId strategy) {
    lock.writeLock().lock();
    try {
      closeIfAny(byStrategy.remove(strategy));
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Closes and forgets all. */
  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      byStrategy.values().forEach(LoadedModel::close);
      byStrategy.clear();
    } finally {
      lock.writeLock().unlock();
    }
  }

  private static void closeIfAny(@Nullable LoadedModel model) {
    if (model != null) {
      model.close();
    }
  }
}
