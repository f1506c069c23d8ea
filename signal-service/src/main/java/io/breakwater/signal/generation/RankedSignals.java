package io.breakwater.signal.generation;

import java.util.List;

/**
 * Signals in the order of their rank.
 *
 * @param noSeparation whether the worst long and the best short had the same score, so that all
 *     weights are 0
 */
record RankedSignals(List<Signal> signals, boolean noSeparation) {

  RankedSignals {
    signals = List.copyOf(signals);
  }
}
