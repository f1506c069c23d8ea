package io.breakwater.signal.training;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How models are trained.
 *
 * @param history how far before its end a training starts that names no start
 * @param minimumRows labelled rows (symbols times sessions) without which no model is made
 * @param folds walk-forward stretches on which the training is measured
 * @param trees of a model
 * @param leaves at most, of a tree
 * @param learningRate how much of each tree counts
 * @param minimumRowsPerLeaf fewer than these say nothing
 */
@Validated
@ConfigurationProperties(prefix = "breakwater.training", ignoreUnknownFields = false)
public record TrainingProperties(
    @DefaultValue("P15Y") Period history,
    @DefaultValue("500") @Min(100) int minimumRows,
    @DefaultValue("4") @Min(1) @Max(20) int folds,
    @DefaultValue("60") @Min(1) @Max(1000) int trees,
    @DefaultValue("8") @Min(2) @Max(256) int leaves,
    @DefaultValue("0.05") @Positive @DecimalMax("1") double learningRate,
    @DefaultValue("100") @Min(1) int minimumRowsPerLeaf) {

  public TrainingProperties {
    if (history.isNegative() || history.isZero()) {
      throw new IllegalArgumentException(
          "breakwater.training.history must be positive, was " + history);
    }
  }
}
