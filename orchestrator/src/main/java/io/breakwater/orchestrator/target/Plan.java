package io.breakwater.orchestrator.target;

import java.time.LocalDate;
import java.util.List;

/**
 * What is to be traded, and what it rests on.
 *
 * @param legs one for each symbol asked for, in the order asked
 * @param stages how long it took to find out
 */
public record Plan(
    String signalSetId,
    String modelVersion,
    LocalDate barsThrough,
    List<PlannedLeg> legs,
    List<StageTime> stages) {

  public Plan {
    legs = List.copyOf(legs);
    stages = List.copyOf(stages);
  }
}
