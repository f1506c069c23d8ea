package io.breakwater.execution.order.jdbc;

import io.breakwater.execution.risk.Decision;
import io.breakwater.execution.risk.Verdict;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** The decision record as it is stored: one object per gate that was asked, in their order. */
final class DecisionJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private DecisionJson() {}

  static String write(Decision decision) {
    ArrayNode checks = JSON.createArrayNode();
    for (Verdict verdict : decision.verdicts()) {
      var check = checks.addObject().put("check", verdict.check());
      switch (verdict) {
        case Verdict.Passed(_, String observed) ->
            check.put("verdict", "passed").put("observed", observed);
        case Verdict.Refused(_, String observed, var reason) ->
            check.put("verdict", "refused").put("observed", observed).put("code", reason.code());
        case Verdict.Unjudgeable(_, String why, _) ->
            check.put("verdict", "unjudgeable").put("observed", why);
      }
    }
    return JSON.writeValueAsString(checks);
  }
}
