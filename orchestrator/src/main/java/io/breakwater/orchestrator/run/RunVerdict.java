package io.breakwater.orchestrator.run;

import io.breakwater.orchestrator.ledger.Leg;
import io.breakwater.orchestrator.ledger.LegState;
import io.breakwater.orchestrator.ledger.RunFailure;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether a run did all it planned: a leg counts as done if it had nothing to trade, or its order
 * is filled. Anything else is named, with its reason.
 */
final class RunVerdict {

  private RunVerdict() {}

  /** Empty if all legs are done. */
  static Optional<RunFailure> shortfall(List<Leg> legs) {
    String complaints =
        legs.stream()
            .filter(leg -> complaint(leg) != null)
            .map(leg -> leg.symbol() + " " + complaint(leg))
            .collect(Collectors.joining("; "));
    return complaints.isEmpty()
        ? Optional.empty()
        : Optional.of(new RunFailure(RunFailure.LEGS_INCOMPLETE, complaints));
  }

  private static @Nullable String complaint(Leg leg) {
    return switch (leg.state()) {
      case LegState.NoChange _ -> null;
      case LegState.Placed(var report) when report.status().isFilled() -> null;
      case LegState.Placed(var report) when report.status().isFinal() ->
          "is " + report.status() + (report.reason() == null ? "" : ": " + report.reason());
      case LegState.Placed(var report) -> "is still open as " + report.status();
      case LegState.Unplanned _ -> "was not planned";
      case LegState.Ready _ -> "was not sent";
      case LegState.Sending _ -> "is still open: no answer from the execution-gateway";
      case LegState.Skipped(var reason) -> "was skipped: " + reason;
      case LegState.Denied(var code, var detail, _) -> "was denied: " + code + " " + detail;
      case LegState.Refused(var code, var detail) -> "was refused: " + code + " " + detail;
    };
  }
}
