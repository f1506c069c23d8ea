package io.breakwater.orchestrator.signals;

import io.breakwater.orchestrator.instrument.Symbol;
import java.math.BigDecimal;

/**
 * The model's opinion on one symbol.
 *
 * @param rank the place among the scored symbols, 1 is best
 * @param predictedReturn the standardised score
 * @param weight the part of the capital to hold, from -1 (all short) to 1 (all long); it meets
 *     money, hence no {@code double}
 */
public record Signal(Symbol symbol, int rank, BigDecimal predictedReturn, BigDecimal weight) {

  /**
   * @throws IllegalArgumentException if the rank is below 1 or the weight outside -1 to 1
   */
  public Signal {
    if (rank < 1) {
      throw new IllegalArgumentException("rank must be at least 1, was " + rank);
    }
    if (weight.abs().compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException(
          "weight must be from -1 to 1, was " + weight.toPlainString());
    }
    predictedReturn = predictedReturn.stripTrailingZeros();
    weight = weight.stripTrailingZeros();
  }
}
