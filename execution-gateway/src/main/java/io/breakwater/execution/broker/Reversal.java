package io.breakwater.execution.broker;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An execution that the broker takes back: a bust (FIX ExecTransType 20=1), or a correction (20=2),
 * which puts another execution in its place.
 *
 * @param reversed the execution that no longer stands
 * @param replacement what stands in its place; null for a bust
 * @param at by the broker's clock
 */
public record Reversal(ExecutionId reversed, @Nullable Execution replacement, Instant at) {

  public Reversal {
    if (replacement != null && replacement.id().equals(reversed)) {
      throw new IllegalArgumentException("a correction needs an id of its own, was " + reversed);
    }
  }
}
