package io.breakwater.signal.training;

import io.breakwater.signal.model.ModelText;
import java.util.Map;

/** Fits a model to all rows, and measures the trainer on unseen ones before. Thread-safe. */
final class ModelFitting {
  private final Trainer trainer;
  private final WalkForward validation;

  ModelFitting(Trainer trainer, WalkForward validation) {
    this.trainer = trainer;
    this.validation = validation;
  }

  /** Returns how many sessions a set must have to be measured. */
  int sessionsNeeded() {
    return validation.sessionsNeeded();
  }

  Fitted fit(TrainingSet set) {
    Map<String, Double> metrics = validation.measure(set);
    return new Fitted(trainer.fit(set), metrics);
  }

  /**
   * @param metrics of the trainer on unseen rows: the model itself has seen them all
   */
  record Fitted(ModelText text, Map<String, Double> metrics) {}
}
