package io.breakwater.orchestrator.run.web;

import io.breakwater.money.Money;
import io.breakwater.orchestrator.ledger.Leg;
import io.breakwater.orchestrator.ledger.Run;
import io.breakwater.orchestrator.ledger.RunFailure;
import io.breakwater.orchestrator.ledger.RunStatus;
import io.breakwater.orchestrator.target.Plan;
import io.breakwater.orchestrator.target.PlanRequest;
import io.breakwater.orchestrator.target.StageTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run, on the wire. A dry run has no id, for it is not kept.
 *
 * @param failure the stable code of why it did not do all it was asked to
 * @param createdAt market time; null for a dry run
 */
record RunView(
    @Nullable String runId,
    String strategy,
    LocalDate date,
    Money capital,
    int topN,
    int bottomN,
    String status,
    boolean dryRun,
    boolean forced,
    @Nullable String requestedBy,
    @Nullable String signalSetId,
    @Nullable String modelVersion,
    @Nullable LocalDate barsThrough,
    List<LegView> legs,
    List<StageView> stages,
    @Nullable String failure,
    @Nullable String failureDetail,
    @Nullable Instant createdAt,
    @Nullable Instant finishedAt) {

  /** How long one stage took, in machine time. */
  record StageView(String name, long millis) {

    static List<StageView> of(List<StageTime> stages) {
      return stages.stream()
          .map(stage -> new StageView(stage.name(), stage.took().toMillis()))
          .toList();
    }
  }

  static RunView of(Run run) {
    PlanRequest plan = run.request().plan();
    Run.Basis basis = run.basis();
    RunFailure failure = run.failure();
    return new RunView(
        run.id().value(),
        plan.strategy().value(),
        plan.date(),
        plan.capital(),
        plan.topN(),
        plan.bottomN(),
        run.status().wireName(),
        false,
        run.request().forced(),
        run.request().requestedBy(),
        basis == null ? null : basis.signalSetId(),
        basis == null ? null : basis.modelVersion(),
        basis == null ? null : basis.barsThrough(),
        run.legs().stream().map(leg -> LegView.of(leg, leg.orderIdIn(run.id()).value())).toList(),
        StageView.of(run.stages()),
        failure == null ? null : failure.code(),
        failure == null ? null : failure.detail(),
        run.createdAt(),
        run.finishedAt());
  }

  static RunView ofDryRun(PlanRequest request, Plan plan) {
    return new RunView(
        null,
        request.strategy().value(),
        request.date(),
        request.capital(),
        request.topN(),
        request.bottomN(),
        RunStatus.TARGETED.wireName(),
        true,
        false,
        null,
        plan.signalSetId(),
        plan.modelVersion(),
        plan.barsThrough(),
        plan.legs().stream().map(leg -> LegView.of(Leg.of(leg), null)).toList(),
        StageView.of(plan.stages()),
        null,
        null,
        null,
        null);
  }
}
