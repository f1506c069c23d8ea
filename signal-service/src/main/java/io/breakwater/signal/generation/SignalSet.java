package io.breakwater.signal.generation;

import io.breakwater.signal.feature.Exclusion;
import io.breakwater.signal.model.ModelId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The signals of one strategy for one trading date.
 *
 * @param date the session that orders are meant for
 * @param barsThrough the session before it: the last whose prices were looked at
 * @param noSeparation whether the model did not tell longs from shorts, so that all weights are 0
 * @param signals in the order of their rank
 * @param generatedAt market time
 */
public record SignalSet(
    ModelId model,
    LocalDate date,
    LocalDate barsThrough,
    Selection selection,
    boolean noSeparation,
    List<Signal> signals,
    List<Exclusion> excluded,
    Instant generatedAt) {

  public SignalSet {
    signals = List.copyOf(signals);
    excluded = List.copyOf(excluded);
  }
}
