package io.breakwater.signal.generation.web;

import io.breakwater.boot.web.ProblemException;
import io.breakwater.security.Allowed;
import io.breakwater.security.Role;
import io.breakwater.signal.feature.Exclusion;
import io.breakwater.signal.generation.GenerateSignals;
import io.breakwater.signal.generation.GenerationOutcome.BarsBehind;
import io.breakwater.signal.generation.GenerationOutcome.BarsUnavailable;
import io.breakwater.signal.generation.GenerationOutcome.DuplicateSymbol;
import io.breakwater.signal.generation.GenerationOutcome.Generated;
import io.breakwater.signal.generation.GenerationOutcome.ModelSawDate;
import io.breakwater.signal.generation.GenerationOutcome.NoModelLoaded;
import io.breakwater.signal.generation.GenerationOutcome.NotASession;
import io.breakwater.signal.generation.GenerationOutcome.NotEnoughSymbols;
import io.breakwater.signal.generation.GenerationOutcome.Refused;
import io.breakwater.signal.generation.GenerationOutcome.SessionNotOver;
import io.breakwater.signal.generation.GenerationOutcome.UnknownStrategy;
import io.breakwater.signal.generation.SignalSets;
import io.breakwater.signal.generation.web.SignalSetBody.ExclusionBody;
import io.breakwater.signal.model.StrategyId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/signals")
class SignalController {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final GenerateSignals generateSignals;
  private final SignalSets sets;

  SignalController(GenerateSignals generateSignals, SignalSets sets) {
    this.generateSignals = generateSignals;
    this.sets = sets;
  }

  @PostMapping("/generate")
  @Allowed({Role.TRADER, Role.SERVICE})
  SignalSetBody generate(@Valid @RequestBody GenerateBody body) {
    if (body.selectsNothing()) {
      throw unprocessable("NOTHING_SELECTED", "top_n and bottom_n must not both be 0.");
    }
    return switch (generateSignals.generate(body.toRequest())) {
      case Generated(var stored) -> SignalSetBody.of(stored);
      case Refused refused -> throw problem(refused);
    };
  }

  @GetMapping
  @Allowed(Role.VIEWER)
  SignalSetsBody signalSets(
      @RequestParam @Pattern(regexp = StrategyId.PATTERN) String strategy,
      @RequestParam(required = false) @Nullable LocalDate date,
      @RequestParam(defaultValue = "10") @Min(1) @Max(100) int limit) {
    return new SignalSetsBody(
        sets.newest(new StrategyId(strategy), date, limit).stream()
            .map(SignalSetBody::of)
            .toList());
  }

  private static ProblemException problem(Refused refused) {
    return switch (refused) {
      case UnknownStrategy(var strategy) ->
          new ProblemException(
              HttpStatus.NOT_FOUND,
              "UNKNOWN_STRATEGY",
              "No model was ever registered for " + strategy + ".");
      case NoModelLoaded(var strategy) ->
          new ProblemException(
              HttpStatus.CONFLICT,
              "NO_MODEL_LOADED",
              "No active model of " + strategy + " is loaded.");
      case ModelSawDate(var model, var through) ->
          unprocessable(
              "MODEL_SAW_DATE",
              "Model " + model + " was trained on prices through " + through + ".");
      case DuplicateSymbol(var symbol) ->
          unprocessable("DUPLICATE_SYMBOL", "Symbol " + symbol + " is named twice.");
      case NotASession(var date) ->
          unprocessable("NOT_A_SESSION", "The market holds no session on " + date + ".");
      case SessionNotOver(var session) ->
          unprocessable(
              "SESSION_NOT_OVER", "The session of " + session + " has not closed at market time.");
      case BarsBehind(var session, var excluded) ->
          unavailable("BARS_BEHIND", "No symbol has a bar of " + session + " yet.")
              .with("excluded", bodies(excluded));
      case BarsUnavailable() ->
          unavailable(
              "MARKET_DATA_UNAVAILABLE", "The market-data service gave no bars that can be used.");
      case NotEnoughSymbols(var scored, var needed, var excluded) ->
          unprocessable(
                  "NOT_ENOUGH_SYMBOLS",
                  needed + " symbols are to be selected, " + scored + " have a score.")
              .with("excluded", bodies(excluded));
    };
  }

  private static List<ExclusionBody> bodies(List<Exclusion> excluded) {
    return excluded.stream().map(ExclusionBody::of).toList();
  }

  private static ProblemException unprocessable(String code, String detail) {
    return new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, code, detail);
  }

  private static ProblemException unavailable(String code, String detail) {
    return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, code, detail)
        .retryAfter(RETRY_AFTER);
  }
}
