package io.breakwater.signal.training.lightgbm;

/**
 * How trees are boosted.
 *
 * @param trees how many
 * @param leaves at most, of each
 * @param learningRate how much of each counts, above 0 and at most 1
 * @param minimumRowsPerLeaf fewer than these say nothing
 */
public record BoostingSettings(int trees, int leaves, double learningRate, int minimumRowsPerLeaf) {

  /**
   * Returns LightGBM's parameters. Deterministic: same rows, same text. One thread, because
   * LightGBM's threads wait by spinning: beside other work, two were measured several times slower
   * than one.
   */
  String toParameters() {
    return String.join(
        " ",
        "objective=regression",
        "num_leaves=" + leaves,
        "learning_rate=" + learningRate,
        "min_data_in_leaf=" + minimumRowsPerLeaf,
        // Returns are mostly noise: each tree sees part of the features and of the rows, and leaves
        // are kept small.
        "feature_fraction=0.5",
        "bagging_fraction=0.7",
        "bagging_freq=1",
        "lambda_l2=10",
        "seed=1",
        "deterministic=true",
        "force_row_wise=true",
        "num_threads=1",
        "verbosity=-1");
  }
}
