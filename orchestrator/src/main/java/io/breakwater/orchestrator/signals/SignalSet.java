package io.breakwater.orchestrator.signals;

import io.breakwater.orchestrator.instrument.Symbol;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The signals of one strategy for one trading date.
 *
 * <p>It cannot ask for more than the capital: the weights of the long side sum to at most 1, those
 * of the short side to at least -1, but for the last digits of a division.
 *
 * @param id the signal-service's name for this set
 * @param barsThrough the last session whose bars the features have seen
 * @param noSeparation true if the model cannot tell the best from the worst: then nothing is traded
 * @param excluded the symbols without a score, with the reason
 */
public record SignalSet(
    String id,
    String modelVersion,
    LocalDate barsThrough,
    boolean noSeparation,
    List<Signal> signals,
    Map<Symbol, String> excluded) {

  private static final BigDecimal WHOLE = new BigDecimal("1.000000001");

  /**
   * @throws IllegalArgumentException if a symbol is named twice, or a side adds up to more than the
   *     capital
   */
  public SignalSet {
    signals = List.copyOf(signals);
    excluded = Map.copyOf(excluded);
    requireDistinct(signals);
    requireWithinCapital("long", sumOfSide(signals, 1));
    requireWithinCapital("short", sumOfSide(signals, -1));
  }

  public Optional<Signal> of(Symbol symbol) {
    return signals.stream().filter(signal -> signal.symbol().equals(symbol)).findFirst();
  }

  public Optional<String> exclusionOf(Symbol symbol) {
    return Optional.ofNullable(excluded.get(symbol));
  }

  private static void requireDistinct(List<Signal> signals) {
    Set<Symbol> seen = new HashSet<>();
    for (Signal signal : signals) {
      if (!seen.add(signal.symbol())) {
        throw new IllegalArgumentException("symbol " + signal.symbol() + " has two signals");
      }
    }
  }

  private static BigDecimal sumOfSide(List<Signal> signals, int sign) {
    return signals.stream()
        .map(Signal::weight)
        .filter(weight -> weight.signum() == sign)
        .map(BigDecimal::abs)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static void requireWithinCapital(String side, BigDecimal sum) {
    if (sum.compareTo(WHOLE) > 0) {
      throw new IllegalArgumentException(
          "the %s weights must sum to at most 1, was %s".formatted(side, sum.toPlainString()));
    }
  }
}
