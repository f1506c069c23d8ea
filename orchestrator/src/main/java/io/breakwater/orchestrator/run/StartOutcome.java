package io.breakwater.orchestrator.run;

import io.breakwater.orchestrator.ledger.RunId;
import java.time.Instant;
import java.time.LocalDate;

/** What became of the wish to start a run. Only {@link Started} leaves a trace. */
public sealed interface StartOutcome {

  record Started(RunId runId) implements StartOutcome {}

  /** Orders can only be meant for the current trading date. */
  record WrongDate(LocalDate current) implements StartOutcome {}

  /** The session of that date is not running. */
  record MarketClosed(Instant nextOpen) implements StartOutcome {}

  /** There is a run for that strategy and date already. */
  record Exists(RunId runId) implements StartOutcome {}

  /** Another run of that strategy has not ended. */
  record InProgress(RunId runId) implements StartOutcome {}

  /** This instance drives as many runs as it may. */
  record Busy() implements StartOutcome {}
}
