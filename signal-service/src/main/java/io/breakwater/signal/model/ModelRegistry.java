package io.breakwater.signal.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Every model ever registered. Shared by all instances of the service; each method is one
 * transaction. Implementations are thread-safe.
 */
public interface ModelRegistry {

  /** Registers a model as {@link ModelStatus#STAGED}, under the next version of its strategy. */
  Model register(NewModel model, Instant at);

  /** Returns whether a model was ever registered for the strategy. */
  boolean knows(StrategyId strategy);

  Optional<Model> find(ModelId id);

  /** Returns the newest models of a strategy first; at most {@code limit}. */
  List<Model> newest(StrategyId strategy, int limit);

  /** Returns the active model of every strategy that has one. */
  List<Model> active();

  Optional<Model> active(StrategyId strategy);

  /** Returns the text as it is stored now, empty for an unknown model. */
  Optional<ModelText> text(ModelId id);

  /**
   * Makes a staged model the active one of its strategy, and retires the one that was. Empty, and
   * nothing changed, if the model is not staged (any more).
   */
  Optional<Model> activate(ModelId id, Instant at);

  /** Retires a staged or active model. Empty, and nothing changed, if it is neither (any more). */
  Optional<Model> retire(ModelId id, Instant at);
}
