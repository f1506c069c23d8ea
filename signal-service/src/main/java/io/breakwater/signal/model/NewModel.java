package io.breakwater.signal.model;

import java.util.List;
import java.util.Map;

/**
 * A model to be registered.
 *
 * @param features the names of its inputs, in its order
 * @param metrics what was measured about it, by name; finite numbers
 */
public record NewModel(
    StrategyId strategy,
    ModelText text,
    List<String> features,
    TrainedOn trainedOn,
    Map<String, Double> metrics) {

  public NewModel {
    features = List.copyOf(features);
    metrics = Map.copyOf(metrics);
  }
}
