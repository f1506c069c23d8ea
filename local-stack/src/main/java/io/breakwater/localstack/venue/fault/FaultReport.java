package io.breakwater.localstack.venue.fault;

import java.util.List;

/** The plan in force and what has come of it. */
public record FaultReport(long seed, List<RuleCount> rules) {
  public FaultReport {
    rules = List.copyOf(rules);
  }
}
