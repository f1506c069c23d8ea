package io.breakwater.signal.training;

import io.breakwater.signal.model.ModelText;

/**
 * Fits a model to labelled rows. Implementations are deterministic: the same set gives the same
 * text. Thread-safe.
 */
public interface Trainer {

  /**
   * Fits a model to all rows of the set.
   *
   * @throws TrainingFailedException if no model came of it
   */
  ModelText fit(TrainingSet set);
}
