package io.breakwater.signal.model;

import java.util.List;

/** A registered model that was checked and is ready to score. Thread rule as for {@link Scorer}. */
public final class LoadedModel implements AutoCloseable {
  private final Model model;
  private final Scorer scorer;

  LoadedModel(Model model, Scorer scorer) {
    this.model = model;
    this.scorer = scorer;
  }

  public Model model() {
    return model;
  }

  /** Returns a score per row; inputs in the order of the model's feature list. */
  public double[] score(List<double[]> rows) {
    return scorer.score(rows);
  }

  @Override
  public void close() {
    scorer.close();
  }
}
