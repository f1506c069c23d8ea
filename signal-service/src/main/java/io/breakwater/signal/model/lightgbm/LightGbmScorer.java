package io.breakwater.signal.model.lightgbm;

import com.microsoft.ml.lightgbm.PredictionType;
import io.breakwater.signal.model.Scorer;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMException;
import java.util.List;

/**
 * Scores with a booster in native memory. LightGBM allows predictions from many threads at once.
 */
final class LightGbmScorer implements Scorer {
  /** LightGBM's threads wait by spinning: on a busy machine one is faster than two. */
  private static final String ONE_THREAD = "num_threads=1";

  private final LGBMBooster booster;
  private final List<String> features;

  LightGbmScorer(LGBMBooster booster, List<String> features) {
    this.booster = booster;
    this.features = features;
  }

  @Override
  public List<String> features() {
    return features;
  }

  @Override
  public double[] score(List<double[]> rows) {
    if (rows.isEmpty()) {
      return new double[0];
    }
    var matrix = new double[rows.size() * features.size()];
    for (int row = 0; row < rows.size(); row++) {
      System.arraycopy(rows.get(row), 0, matrix, row * features.size(), features.size());
    }
    try {
      return booster.predictForMat(
          matrix,
          rows.size(),
          features.size(),
          true,
          PredictionType.C_API_PREDICT_NORMAL,
          ONE_THREAD);
    } catch (LGBMException e) {
      throw new IllegalStateException("LightGBM could not score " + rows.size() + " rows", e);
    }
  }

  @Override
  public void close() {
    try {
      booster.close();
    } catch (LGBMException e) {
      throw new IllegalStateException("LightGBM could not free a model", e);
    }
  }
}
