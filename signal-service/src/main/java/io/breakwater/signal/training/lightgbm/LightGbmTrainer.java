package io.breakwater.signal.training.lightgbm;

import io.breakwater.signal.model.ModelText;
import io.breakwater.signal.training.Trainer;
import io.breakwater.signal.training.TrainingFailedException;
import io.breakwater.signal.training.TrainingSet;
import io.breakwater.signal.training.TrainingSet.Row;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMBooster.FeatureImportanceType;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import java.util.List;

/**
 * Fits boosted regression trees.
 *
 * <p>The number of trees is fixed beforehand, not chosen by looking at a validation set: what is
 * then measured on that set would be too good.
 *
 * <p>Thread-safe.
 */
public final class LightGbmTrainer implements Trainer {
  private final int trees;
  private final String parameters;

  public LightGbmTrainer(BoostingSettings settings) {
    trees = settings.trees();
    parameters = settings.toParameters();
  }

  @Override
  public ModelText fit(TrainingSet set) {
    int columns = set.features().size();
    try (LGBMDataset data =
        LGBMDataset.createFromMat(
            matrix(set.rows(), columns), set.size(), columns, true, parameters, null)) {
      data.setField("label", labels(set.rows()));
      data.setFeatureNames(set.features().toArray(String[]::new));
      return boost(data);
    } catch (LGBMException e) {
      throw new TrainingFailedException("LightGBM could not train on " + set.size() + " rows", e);
    }
  }

  private ModelText boost(LGBMDataset data) throws LGBMException {
    try (LGBMBooster booster = LGBMBooster.create(data, parameters)) {
      boolean finished = false;
      for (int tree = 0; tree < trees && !finished; tree++) {
        finished = booster.updateOneIter();
      }
      return new ModelText(booster.saveModelToString(0, 0, FeatureImportanceType.GAIN));
    }
  }

  private static double[] matrix(List<Row> rows, int columns) {
    var matrix = new double[rows.size() * columns];
    for (int row = 0; row < rows.size(); row++) {
      System.arraycopy(rows.get(row).inputs(), 0, matrix, row * columns, columns);
    }
    return matrix;
  }

  private static float[] labels(List<Row> rows) {
    var labels = new float[rows.size()];
    for (int row = 0; row < labels.length; row++) {
      labels[row] = (float) rows.get(row).label();
    }
    return labels;
  }
}
