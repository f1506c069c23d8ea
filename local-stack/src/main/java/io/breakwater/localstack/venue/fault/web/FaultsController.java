package io.breakwater.localstack.venue.fault.web;

import io.breakwater.localstack.venue.fault.FaultPlan;
import io.breakwater.localstack.venue.fault.FaultReport;
import io.breakwater.localstack.venue.fault.Faults;
import io.breakwater.localstack.venue.wire.web.Paths;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sets and shows the plan of faults; no part of Alpaca's API. A plan does not outlive the venue.
 */
@RestController
final class FaultsController {
  private static final Logger LOG = LoggerFactory.getLogger(FaultsController.class);

  private final Faults faults;
  private final PlanReader plans;

  FaultsController(Faults faults, JsonMapper json) {
    this.faults = faults;
    this.plans = new PlanReader(json);
  }

  @GetMapping(Paths.FAULTS)
  Map<String, Object> show() {
    return ReportJson.of(faults.report());
  }

  /** A plan that cannot be read changes nothing. */
  @PutMapping(Paths.FAULTS)
  Map<String, Object> arm(@RequestBody(required = false) byte @Nullable [] body) {
    FaultPlan plan = plans.read(body == null ? new byte[0] : body);
    FaultReport report = faults.arm(plan);
    LOG.atWarn()
        .addKeyValue("rules", plan.rules().size())
        .addKeyValue("seed", plan.seed())
        .log("fault plan set");
    return ReportJson.of(report);
  }
}
