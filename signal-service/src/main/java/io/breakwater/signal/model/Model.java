package io.breakwater.signal.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A registered model, but for its text.
 *
 * @param sha256 of its text, in lower-case hex
 * @param features the names of its inputs, in its order
 * @param createdAt market time, as are the other two
 * @param activatedAt null until it was activated
 * @param retiredAt null until it was retired
 */
public record Model(
    ModelId id,
    ModelStatus status,
    String sha256,
    List<String> features,
    TrainedOn trainedOn,
    Map<String, Double> metrics,
    Instant createdAt,
    @Nullable Instant activatedAt,
    @Nullable Instant retiredAt) {

  public Model {
    features = List.copyOf(features);
    metrics = Map.copyOf(metrics);
  }

  /** Whether it was trained on a price of that date or of a later one. */
  public boolean hasSeen(LocalDate date) {
    return !trainedOn.end().isBefore(date);
  }
}
