package io.breakwater.signal.training.web;

import io.breakwater.signal.model.Model;
import io.breakwater.signal.model.TrainedOn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The model that a training registered. */
record TrainedModelBody(
    String strategy,
    int version,
    String status,
    String sha256,
    List<String> features,
    TrainedOnBody trainedOn,
    Map<String, Double> metrics,
    Instant createdAt) {

  static TrainedModelBody of(Model model) {
    TrainedOn trainedOn = model.trainedOn();
    return new TrainedModelBody(
        model.id().strategy().value(),
        model.id().version(),
        model.status().name().toLowerCase(Locale.ROOT),
        model.sha256(),
        model.features(),
        new TrainedOnBody(
            trainedOn.symbols(), trainedOn.start(), trainedOn.end(), trainedOn.rows()),
        new TreeMap<>(model.metrics()),
        model.createdAt());
  }

  record TrainedOnBody(List<String> symbols, LocalDate start, LocalDate end, int rows) {}
}
