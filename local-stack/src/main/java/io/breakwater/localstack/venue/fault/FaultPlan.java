package io.breakwater.localstack.venue.fault;

import java.util.List;

/**
 * What shall go wrong. Rules are asked in their order, and the first that hits strikes; those
 * behind it do not see what was struck.
 *
 * @param seed of all that is drawn
 */
public record FaultPlan(long seed, List<FaultRule> rules) {
  /** Nothing goes wrong. */
  public static final FaultPlan NONE = new FaultPlan(0, List.of());

  public FaultPlan {
    rules = List.copyOf(rules);
  }
}
