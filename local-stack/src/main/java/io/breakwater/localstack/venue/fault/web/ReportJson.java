package io.breakwater.localstack.venue.fault.web;

import io.breakwater.localstack.venue.fault.FaultKind;
import io.breakwater.localstack.venue.fault.FaultReport;
import io.breakwater.localstack.venue.fault.FaultRule;
import io.breakwater.localstack.venue.fault.RuleCount;
import io.breakwater.localstack.venue.fault.Selection;
import io.breakwater.localstack.venue.wire.AlpacaError;
import java.util.LinkedHashMap;
import java.util.Map;

/** A plan with its counts, in the form in which a plan is set. */
final class ReportJson {
  private ReportJson() {}

  static Map<String, Object> of(FaultReport report) {
    var json = new LinkedHashMap<String, Object>();
    json.put("seed", report.seed());
    json.put("rules", report.rules().stream().map(ReportJson::rule).toList());
    return json;
  }

  private static Map<String, Object> rule(RuleCount count) {
    FaultRule rule = count.rule();
    var json = new LinkedHashMap<String, Object>();
    json.put(RuleField.NAME, rule.name());
    json.put(RuleField.ON, rule.on().wire());
    json.put(RuleField.KIND, rule.kind().wire());
    switch (rule.selection()) {
      case Selection.Share share -> json.put(RuleField.SHARE, share.share().toPlainString());
      case Selection.EveryNth every -> json.put(RuleField.NTH, every.nth());
    }
    if (rule.times() != null) {
      json.put(RuleField.TIMES, rule.times());
    }
    if (rule.clientOrderId() != null) {
      json.put(RuleField.CLIENT_ORDER_ID, rule.clientOrderId().toString());
    }
    if (!rule.delay().isZero()) {
      json.put(RuleField.DELAY_MS, rule.delay().toMillis());
    }
    AlpacaError refusal = rule.refusal();
    if (rule.kind() == FaultKind.REFUSE && refusal != null) {
      json.put(RuleField.STATUS, refusal.status());
      json.put(RuleField.CODE, refusal.code());
      json.put(RuleField.MESSAGE, refusal.message());
    }
    json.put("matches", count.matches());
    json.put("hits", count.hits());
    return json;
  }
}
