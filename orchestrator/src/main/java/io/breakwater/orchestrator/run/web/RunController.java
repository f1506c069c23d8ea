package io.breakwater.orchestrator.run.web;

import io.breakwater.orchestrator.ledger.Run;
import io.breakwater.orchestrator.ledger.RunFilter;
import io.breakwater.orchestrator.ledger.RunId;
import io.breakwater.orchestrator.ledger.RunLedger;
import io.breakwater.orchestrator.ledger.RunRequest;
import io.breakwater.orchestrator.peer.PeerException;
import io.breakwater.orchestrator.run.AwaitRun;
import io.breakwater.orchestrator.run.PreviewRun;
import io.breakwater.orchestrator.run.StartOutcome;
import io.breakwater.orchestrator.run.StartRun;
import io.breakwater.orchestrator.strategy.StrategyName;
import io.breakwater.orchestrator.target.PlanRequest;
import io.breakwater.security.Allowed;
import io.breakwater.security.Principal;
import io.breakwater.security.Role;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Starts runs and shows them. */
@RestController
@RequestMapping("/api/v1/orchestration")
@Allowed(Role.VIEWER)
class RunController {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private final StartRun startRun;
  private final PreviewRun previewRun;
  private final AwaitRun awaitRun;
  private final RunLedger ledger;

  RunController(StartRun startRun, PreviewRun previewRun, AwaitRun awaitRun, RunLedger ledger) {
    this.startRun = startRun;
    this.previewRun = previewRun;
    this.awaitRun = awaitRun;
    this.ledger = ledger;
  }

  @PostMapping("/run")
  @Allowed({Role.TRADER, Role.SERVICE})
  @ApiResponse(
      responseCode = "200",
      description = "What a dry run would trade",
      useReturnTypeSchema = true)
  @ApiResponse(responseCode = "201", description = "The run, ended", useReturnTypeSchema = true)
  @ApiResponse(
      responseCode = "202",
      description = "The run, still under way",
      useReturnTypeSchema = true)
  ResponseEntity<RunView> run(
      @Valid @RequestBody RunBody body,
      @RequestParam(defaultValue = "PT20S") Duration wait,
      Principal caller) {
    if (wait.isNegative() || wait.compareTo(LONGEST_WAIT) > 0) {
      throw RunProblems.invalid("wait must be from PT0S to " + LONGEST_WAIT + ".");
    }
    if (!body.selectsSymbols()) {
      throw RunProblems.invalid(
          "top_n and bottom_n must add up to at least 1 and at most the symbols given.");
    }
    PlanRequest plan = body.toPlanRequest();
    if (body.wantsDryRun()) {
      return ResponseEntity.ok(preview(plan));
    }
    RunId id = start(new RunRequest(plan, body.wantsForce(), caller.name()));
    Run run = awaitRun.await(id, wait).orElseThrow(RunProblems::notFound);
    HttpStatus status = run.status().isFinal() ? HttpStatus.CREATED : HttpStatus.ACCEPTED;
    return ResponseEntity.status(status).body(RunView.of(run));
  }

  @GetMapping("/runs")
  RunPageView runs(
      @RequestParam(required = false) @Pattern(regexp = StrategyName.FORM) @Nullable String strategy,
      @RequestParam(required = false) @Nullable LocalDate date,
      @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
      @RequestParam(required = false) @Min(1) @Nullable Long cursor) {
    return RunPageView.of(
        ledger.list(
            new RunFilter(
                Optional.ofNullable(strategy).map(StrategyName::of).orElse(null),
                date,
                cursor,
                limit)));
  }

  @GetMapping("/runs/{runId}")
  RunView byId(@PathVariable String runId) {
    if (!RunId.isRunId(runId)) {
      throw RunProblems.notFound();
    }
    return ledger.find(RunId.of(runId)).map(RunView::of).orElseThrow(RunProblems::notFound);
  }

  private RunView preview(PlanRequest plan) {
    try {
      return switch (previewRun.preview(plan)) {
        case PreviewRun.Outcome.Previewed(var previewed) -> RunView.ofDryRun(plan, previewed);
        case PreviewRun.Outcome.WrongDate(var current) -> throw RunProblems.wrongDate(current);
      };
    } catch (PeerException e) {
      throw RunProblems.peer(e);
    }
  }

  private RunId start(RunRequest request) {
    return switch (startRun.start(request)) {
      case StartOutcome.Started(var id) -> id;
      case StartOutcome.WrongDate(var current) -> throw RunProblems.wrongDate(current);
      case StartOutcome.MarketClosed(var nextOpen) -> throw RunProblems.marketClosed(nextOpen);
      case StartOutcome.Exists(var id) -> throw RunProblems.exists(id);
      case StartOutcome.InProgress(var id) -> throw RunProblems.inProgress(id);
      case StartOutcome.Busy() -> throw RunProblems.busy();
    };
  }
}
