package io.breakwater.signal.training.web;

import io.breakwater.boot.web.ProblemException;
import io.breakwater.security.Allowed;
import io.breakwater.security.Role;
import io.breakwater.signal.feature.Exclusion;
import io.breakwater.signal.training.TrainModel;
import io.breakwater.signal.training.TrainingOutcome.BarsBehind;
import io.breakwater.signal.training.TrainingOutcome.BarsUnavailable;
import io.breakwater.signal.training.TrainingOutcome.DuplicateSymbol;
import io.breakwater.signal.training.TrainingOutcome.EmptyStretch;
import io.breakwater.signal.training.TrainingOutcome.InProgress;
import io.breakwater.signal.training.TrainingOutcome.Refused;
import io.breakwater.signal.training.TrainingOutcome.SessionNotOver;
import io.breakwater.signal.training.TrainingOutcome.TooFewRows;
import io.breakwater.signal.training.TrainingOutcome.TooFewSessions;
import io.breakwater.signal.training.TrainingOutcome.Trained;
import jakarta.validation.Valid;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TrainingController {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final TrainModel trainModel;

  TrainingController(TrainModel trainModel) {
    this.trainModel = trainModel;
  }

  /** Answers when the model is trained, which takes seconds for a handful of symbols. */
  @PostMapping("/api/v1/models/train")
  @ResponseStatus(HttpStatus.CREATED)
  @Allowed(Role.OPERATOR)
  TrainedModelBody train(@Valid @RequestBody TrainBody body) {
    return switch (trainModel.train(body.toRequest())) {
      case Trained(var model) -> TrainedModelBody.of(model);
      case Refused refused -> throw problem(refused);
    };
  }

  private static ProblemException problem(Refused refused) {
    return switch (refused) {
      case InProgress() ->
          new ProblemException(
              HttpStatus.CONFLICT,
              "TRAINING_IN_PROGRESS",
              "Another training is running; one runs at a time.");
      case DuplicateSymbol(var symbol) ->
          unprocessable("DUPLICATE_SYMBOL", "Symbol " + symbol + " is named twice.");
      case EmptyStretch(var start, var end) ->
          unprocessable(
              "NO_SESSIONS", "The market held no session from " + start + " to " + end + ".");
      case SessionNotOver(var session) ->
          unprocessable(
              "SESSION_NOT_OVER", "The session of " + session + " has not closed at market time.");
      case BarsBehind(var session) ->
          unavailable("BARS_BEHIND", "No symbol has a bar of " + session + " yet.");
      case BarsUnavailable() ->
          unavailable(
              "MARKET_DATA_UNAVAILABLE", "The market-data service gave no bars that can be used.");
      case TooFewRows(var rows, var needed, var excluded) ->
          unprocessable(
                  "TOO_FEW_ROWS",
                  "A model needs " + needed + " labelled rows, these bars give " + rows + ".")
              .with("excluded", excluded.stream().map(TrainingController::body).toList());
      case TooFewSessions(var sessions, var needed) ->
          unprocessable(
              "TOO_FEW_SESSIONS",
              "The validation needs rows of "
                  + needed
                  + " sessions, these are of "
                  + sessions
                  + ".");
    };
  }

  private static ProblemException unprocessable(String code, String detail) {
    return new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, code, detail);
  }

  private static ProblemException unavailable(String code, String detail) {
    return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, code, detail)
        .retryAfter(RETRY_AFTER);
  }

  private static Map<String, String> body(Exclusion exclusion) {
    return Map.of(
        "symbol", exclusion.symbol(),
        "reason", exclusion.reason().name(),
        "detail", exclusion.detail());
  }
}
