package io.breakwater.signal.generation.web;

import io.breakwater.signal.feature.Exclusion;
import io.breakwater.signal.generation.Signal;
import io.breakwater.signal.generation.SignalSet;
import io.breakwater.signal.generation.StoredSignalSet;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A signal set as clients see it. */
record SignalSetBody(
    UUID signalSetId,
    String strategy,
    int modelVersion,
    LocalDate date,
    LocalDate barsThrough,
    int topN,
    int bottomN,
    boolean noSeparation,
    List<SignalBody> signals,
    List<ExclusionBody> excluded,
    Instant generatedAt) {

  static SignalSetBody of(StoredSignalSet stored) {
    SignalSet set = stored.set();
    return new SignalSetBody(
        stored.id(),
        set.model().strategy().value(),
        set.model().version(),
        set.date(),
        set.barsThrough(),
        set.selection().topN(),
        set.selection().bottomN(),
        set.noSeparation(),
        set.signals().stream().map(SignalBody::of).toList(),
        set.excluded().stream().map(ExclusionBody::of).toList(),
        set.generatedAt());
  }

  record SignalBody(String symbol, double score, double predictedReturn, int rank, double weight) {

    static SignalBody of(Signal signal) {
      return new SignalBody(
          signal.symbol(),
          signal.score(),
          signal.predictedReturn(),
          signal.rank(),
          signal.weight());
    }
  }

  /**
   * A symbol that was left out.
   *
   * @param reason a stable code, such as {@code NO_BARS}
   */
  record ExclusionBody(String symbol, String reason, String detail) {

    static ExclusionBody of(Exclusion exclusion) {
      return new ExclusionBody(exclusion.symbol(), exclusion.reason().name(), exclusion.detail());
    }
  }
}
