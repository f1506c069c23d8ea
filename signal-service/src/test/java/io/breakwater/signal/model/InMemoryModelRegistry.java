package io.breakwater.signal.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A {@link ModelRegistry} in memory, whose texts can be tampered with and which can be told to be
 * away. Thread-safe.
 */
public final class InMemoryModelRegistry implements ModelRegistry {
  private final List<Model> models = new ArrayList<>();
  private final Map<ModelId, ModelText> texts = new HashMap<>();
  private boolean away;

  public synchronized void tamper(ModelId id, @Nullable ModelText text) {
    if (text == null) {
      texts.remove(id);
    } else {
      texts.put(id, text);
    }
  }

  public synchronized void goAway() {
    away = true;
  }

  public synchronized void comeBack() {
    away = false;
  }

  @Override
  public synchronized Model register(NewModel model, Instant at) {
    var id = new ModelId(model.strategy(), newest(model.strategy(), Integer.MAX_VALUE).size() + 1);
    var registered =
        new Model(
            id,
            ModelStatus.STAGED,
            model.text().sha256(),
            model.features(),
            model.trainedOn(),
            model.metrics(),
            at,
            null,
            null);
    models.add(registered);
    texts.put(id, model.text());
    return registered;
  }

  @Override
  public synchronized boolean knows(StrategyId strategy) {
    return !newest(strategy, 1).isEmpty();
  }

  @Override
  public synchronized Optional<Model> find(ModelId id) {
    return all().stream().filter(model -> model.id().equals(id)).findFirst();
  }

  @Override
  public synchronized List<Model> newest(StrategyId strategy, int limit) {
    return all().stream()
        .filter(model -> model.id().strategy().equals(strategy))
        .sorted(Comparator.comparing((Model model) -> model.id().version()).reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized List<Model> active() {
    return all().stream().filter(model -> model.status() == ModelStatus.ACTIVE).toList();
  }

  @Override
  public synchronized Optional<Model> active(StrategyId strategy) {
    return active().stream().filter(model -> model.id().strategy().equals(strategy)).findFirst();
  }

  @Override
  public synchronized Optional<ModelText> text(ModelId id) {
    all();
    return Optional.ofNullable(texts.get(id));
  }

  @Override
  public synchronized Optional<Model> activate(ModelId id, Instant at) {
    Optional<Model> staged = find(id).filter(model -> model.status() == ModelStatus.STAGED);
    if (staged.isEmpty()) {
      return Optional.empty();
    }
    active(id.strategy()).ifPresent(model -> replace(retired(model, at)));
    Model active = with(staged.get(), ModelStatus.ACTIVE, at, null);
    replace(active);
    return Optional.of(active);
  }

  @Override
  public synchronized Optional<Model> retire(ModelId id, Instant at) {
    Optional<Model> retired =
        find(id)
            .filter(model -> model.status() != ModelStatus.RETIRED)
            .map(model -> retired(model, at));
    retired.ifPresent(this::replace);
    return retired;
  }

  private List<Model> all() {
    if (away) {
      throw new IllegalStateException("the registry is away");
    }
    return models;
  }

  private void replace(Model changed) {
    models.replaceAll(model -> model.id().equals(changed.id()) ? changed : model);
  }

  private static Model retired(Model model, Instant at) {
    return with(model, ModelStatus.RETIRED, model.activatedAt(), at);
  }

  private static Model with(
      Model model, ModelStatus status, @Nullable Instant activatedAt, @Nullable Instant retiredAt) {
    return new Model(
        model.id(),
        status,
        model.sha256(),
        model.features(),
        model.trainedOn(),
        model.metrics(),
        model.createdAt(),
        activatedAt,
        retiredAt);
  }
}
