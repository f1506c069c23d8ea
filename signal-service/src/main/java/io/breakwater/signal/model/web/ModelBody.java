package io.breakwater.signal.model.web;

import io.breakwater.signal.model.Model;
import io.breakwater.signal.model.TrainedOn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A model as clients see it. */
record ModelBody(
    String strategy,
    int version,
    String status,
    String sha256,
    List<String> features,
    TrainedOnBody trainedOn,
    Map<String, Double> metrics,
    Instant createdAt,
    @Nullable Instant activatedAt,
    @Nullable Instant retiredAt) {

  static ModelBody of(Model model) {
    return new ModelBody(
        model.id().strategy().value(),
        model.id().version(),
        model.status().name().toLowerCase(Locale.ROOT),
        model.sha256(),
        model.features(),
        TrainedOnBody.of(model.trainedOn()),
        new TreeMap<>(model.metrics()),
        model.createdAt(),
        model.activatedAt(),
        model.retiredAt());
  }

  record TrainedOnBody(List<String> symbols, LocalDate start, LocalDate end, int rows) {

    static TrainedOnBody of(TrainedOn trainedOn) {
      return new TrainedOnBody(
          trainedOn.symbols(), trainedOn.start(), trainedOn.end(), trainedOn.rows());
    }
  }
}
