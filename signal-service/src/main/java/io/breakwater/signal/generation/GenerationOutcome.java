package io.breakwater.signal.generation;

import io.breakwater.signal.feature.Exclusion;
import io.breakwater.signal.model.ModelId;
import io.breakwater.signal.model.StrategyId;
import java.time.LocalDate;
import java.util.List;

/** What became of a {@link SignalRequest}. */
public sealed interface GenerationOutcome {

  /** The set is stored. */
  record Generated(StoredSignalSet stored) implements GenerationOutcome {}

  /** Nothing was generated and nothing stored. */
  sealed interface Refused extends GenerationOutcome {}

  record DuplicateSymbol(String symbol) implements Refused {}

  /** No model was ever registered for it. */
  record UnknownStrategy(StrategyId strategy) implements Refused {}

  /** It has models, but none is active, or the active one could not be loaded here. */
  record NoModelLoaded(StrategyId strategy) implements Refused {}

  /**
   * The strategy's model was trained on prices of the date or of later ones: what it says of that
   * date is memory, not an opinion.
   */
  record ModelSawDate(ModelId model, LocalDate trainedThrough) implements Refused {}

  /** The market is closed that day, as far as we know its days. */
  record NotASession(LocalDate date) implements Refused {}

  /** The session before the date has not closed yet, so there can be no bar of it. */
  record SessionNotOver(LocalDate session) implements Refused {}

  /** No bar is of the session before the date: what the market-data service has ends before it. */
  record BarsBehind(LocalDate session, List<Exclusion> excluded) implements Refused {}

  /** The market-data service did not answer with bars; the log says how it failed. */
  record BarsUnavailable() implements Refused {}

  /** Fewer symbols have a score than are to be selected. */
  record NotEnoughSymbols(int scored, int needed, List<Exclusion> excluded) implements Refused {}
}
