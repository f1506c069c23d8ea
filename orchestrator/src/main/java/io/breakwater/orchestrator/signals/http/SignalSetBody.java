package io.breakwater.orchestrator.signals.http;

import static io.breakwater.orchestrator.peer.http.PeerAnswer.required;

import io.breakwater.orchestrator.instrument.Symbol;
import io.breakwater.orchestrator.signals.Signal;
import io.breakwater.orchestrator.signals.SignalRequest;
import io.breakwater.orchestrator.signals.SignalSet;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What we read of a signal set. */
record SignalSetBody(
    @Nullable String signalSetId,
    @Nullable String strategy,
    @Nullable String modelVersion,
    @Nullable LocalDate date,
    @Nullable LocalDate barsThrough,
    @Nullable Boolean noSeparation,
    @Nullable List<SignalBody> signals,
    @Nullable List<ExclusionBody> excluded) {

  /** What we read of one signal; the weight meets money, hence no {@code double}. */
  record SignalBody(
      @Nullable String symbol,
      @Nullable Integer rank,
      @Nullable BigDecimal predictedReturn,
      @Nullable BigDecimal weight) {

    Signal toSignal() {
      return new Signal(
          Symbol.of(required(symbol, "symbol")),
          required(rank, "rank"),
          required(predictedReturn, "predicted_return"),
          required(weight, "weight"));
    }
  }

  /** What we read of a symbol without a score. */
  record ExclusionBody(@Nullable String symbol, @Nullable String reason) {}

  /**
   * Returns the signal set.
   *
   * @throws IllegalArgumentException if it is not whole, or not what was asked for
   */
  SignalSet toSignalSet(SignalRequest asked) {
    if (!asked.date().equals(date) || !asked.strategy().value().equals(strategy)) {
      throw new IllegalArgumentException(
          "asked for %s on %s, was %s on %s"
              .formatted(asked.strategy(), asked.date(), strategy, date));
    }
    return new SignalSet(
        required(signalSetId, "signal_set_id"),
        required(modelVersion, "model_version"),
        required(barsThrough, "bars_through"),
        required(noSeparation, "no_separation"),
        required(signals, "signals").stream().map(SignalBody::toSignal).toList(),
        exclusions());
  }

  private Map<Symbol, String> exclusions() {
    Map<Symbol, String> exclusions = new HashMap<>();
    for (ExclusionBody exclusion : required(excluded, "excluded")) {
      exclusions.put(
          Symbol.of(required(exclusion.symbol(), "symbol")),
          required(exclusion.reason(), "reason"));
    }
    return exclusions;
  }
}
