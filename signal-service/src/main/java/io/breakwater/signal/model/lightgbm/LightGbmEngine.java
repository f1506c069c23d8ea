package io.breakwater.signal.model.lightgbm;

import io.breakwater.signal.model.ModelEngine;
import io.breakwater.signal.model.ModelText;
import io.breakwater.signal.model.Scorer;
import io.breakwater.signal.model.UnusableModelException;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMException;
import java.util.List;

/**
 * Opens models with LightGBM.
 *
 * <p>Thread-safe.
 */
public final class LightGbmEngine implements ModelEngine {

  @Override
  public Scorer open(ModelText text) {
    // LightGBM's reader looks for its keys anywhere, and takes some texts without them for a model
    // of nothing.
    if (!text.value().startsWith("tree\n")) {
      throw new UnusableModelException("its text is not LightGBM's");
    }
    try {
      LGBMBooster booster = LGBMBooster.loadModelFromString(text.value());
      return new LightGbmScorer(booster, List.of(booster.getFeatureNames()));
    } catch (LGBMException e) {
      throw new UnusableModelException("LightGBM cannot read it: " + e.getMessage(), e);
    }
  }
}
