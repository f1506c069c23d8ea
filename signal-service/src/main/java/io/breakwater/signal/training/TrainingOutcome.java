package io.breakwater.signal.training;

import io.breakwater.signal.feature.Exclusion;
import io.breakwater.signal.model.Model;
import java.time.LocalDate;
import java.util.List;

/** What became of a {@link TrainingRequest}. */
public sealed interface TrainingOutcome {

  /** The model is registered as staged. */
  record Trained(Model model) implements TrainingOutcome {}

  /** Nothing was registered. */
  sealed interface Refused extends TrainingOutcome {}

  /** Another training runs in this process. */
  record InProgress() implements Refused {}

  record DuplicateSymbol(String symbol) implements Refused {}

  /** There is no stretch from that start to that end. */
  record EmptyStretch(LocalDate start, LocalDate end) implements Refused {}

  /** The last session asked for has not closed yet, so there can be no bar of it. */
  record SessionNotOver(LocalDate session) implements Refused {}

  /** No symbol has a bar of the last session: what the market-data service has ends before it. */
  record BarsBehind(LocalDate session) implements Refused {}

  /** The market-data service did not answer with bars; the log says how it failed. */
  record BarsUnavailable() implements Refused {}

  /** Too few labelled rows came of it for a model and its validation. */
  record TooFewRows(int rows, int needed, List<Exclusion> excluded) implements Refused {}

  /** The labelled rows, however many, are of too few sessions for the validation. */
  record TooFewSessions(int sessions, int needed) implements Refused {}
}
