package io.breakwater.execution.risk;

import java.util.List;

/**
 * What the gates said, in their order, up to and including the first that did not pass: the order's
 * decision record.
 */
public record Decision(List<Verdict> verdicts) {

  public Decision {
    if (verdicts.isEmpty()) {
      throw new IllegalArgumentException("a decision without a verdict would let anything through");
    }
    verdicts = List.copyOf(verdicts);
  }

  /**
   * The verdict that decides: the last one, since judging stops at the first that does not pass.
   */
  public Verdict outcome() {
    return verdicts.getLast();
  }

  public boolean isPassed() {
    return outcome() instanceof Verdict.Passed;
  }
}
