package io.breakwater.signal.model.web;

import io.breakwater.boot.web.ProblemException;
import io.breakwater.security.Allowed;
import io.breakwater.security.Role;
import io.breakwater.signal.model.ChangeModelStatus;
import io.breakwater.signal.model.ModelId;
import io.breakwater.signal.model.ModelRegistry;
import io.breakwater.signal.model.ReloadModels;
import io.breakwater.signal.model.StatusChange;
import io.breakwater.signal.model.StatusChange.Done;
import io.breakwater.signal.model.StatusChange.Refused;
import io.breakwater.signal.model.StatusChange.UnknownModel;
import io.breakwater.signal.model.StatusChange.Unusable;
import io.breakwater.signal.model.StrategyId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/models")
@Allowed(Role.VIEWER)
class ModelController {
  private final ModelRegistry registry;
  private final ChangeModelStatus changeStatus;
  private final ReloadModels reloadModels;

  ModelController(
      ModelRegistry registry, ChangeModelStatus changeStatus, ReloadModels reloadModels) {
    this.registry = registry;
    this.changeStatus = changeStatus;
    this.reloadModels = reloadModels;
  }

  @GetMapping
  ModelsBody models(
      @RequestParam @Pattern(regexp = StrategyId.PATTERN) String strategy,
      @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
    return new ModelsBody(
        registry.newest(new StrategyId(strategy), limit).stream().map(ModelBody::of).toList());
  }

  @GetMapping("/active")
  ModelBody active(@RequestParam @Pattern(regexp = StrategyId.PATTERN) String strategy) {
    return registry
        .active(new StrategyId(strategy))
        .map(ModelBody::of)
        .orElseThrow(() ->
            new ProblemException(
                HttpStatus.NOT_FOUND,
                "NO_ACTIVE_MODEL",
                "No model of " + strategy + " is active."));
  }

  @PostMapping("/{strategy}/{version}/activate")
  @Allowed(Role.OPERATOR)
  ModelBody activate(
      @PathVariable @Pattern(regexp = StrategyId.PATTERN) String strategy,
      @PathVariable @Min(1) int version) {
    return answer(changeStatus.activate(new ModelId(new StrategyId(strategy), version)));
  }

  @PostMapping("/{strategy}/{version}/retire")
  @Allowed(Role.OPERATOR)
  ModelBody retire(
      @PathVariable @Pattern(regexp = StrategyId.PATTERN) String strategy,
      @PathVariable @Min(1) int version) {
    return answer(changeStatus.retire(new ModelId(new StrategyId(strategy), version)));
  }

  /** Looks at the registry now, rather than when the timer would. */
  @PostMapping("/reload")
  @Allowed(Role.OPERATOR)
  ReloadBody reload() {
    return ReloadBody.of(reloadModels.reload());
  }

  /** What the last look led to, and what this instance scores with. */
  @GetMapping("/reload")
  ReloadBody lastReload() {
    return reloadModels
        .lastReport()
        .map(ReloadBody::of)
        .orElseThrow(() ->
            new ProblemException(
                HttpStatus.NOT_FOUND,
                "NOT_LOOKED_YET",
                "The registry has not been looked at yet."));
  }

  private static ModelBody answer(StatusChange change) {
    return switch (change) {
      case Done(var model) -> ModelBody.of(model);
      case UnknownModel(var id) ->
          throw new ProblemException(
              HttpStatus.NOT_FOUND, "MODEL_NOT_FOUND", "There is no model " + id + ".");
      case Refused(var id, var status) ->
          throw new ProblemException(
                  HttpStatus.CONFLICT,
                  "MODEL_STATUS_CONFLICT",
                  "Model " + id + " is " + lower(status) + "; a model's life only goes forward.")
              .with("model_status", lower(status));
      case Unusable(var id, var reason) ->
          throw new ProblemException(
              HttpStatus.UNPROCESSABLE_CONTENT,
              "MODEL_UNUSABLE",
              "Model " + id + " failed the checks and was not activated: " + reason + ".");
    };
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
