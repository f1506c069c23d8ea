package io.breakwater.execution.risk;

import java.util.ArrayList;
import java.util.List;

/** Gates in their order: each is asked only once those before it have passed. */
record CheckSequence(List<PreTradeCheck> checks) {

  CheckSequence {
    checks = List.copyOf(checks);
  }

  Decision judge(ProposedOrder order, Facts facts) {
    List<Verdict> verdicts = new ArrayList<>();
    for (PreTradeCheck check : checks) {
      Verdict verdict = check.check(order, facts);
      verdicts.add(verdict);
      if (!(verdict instanceof Verdict.Passed)) {
        break;
      }
    }
    return new Decision(verdicts);
  }
}
