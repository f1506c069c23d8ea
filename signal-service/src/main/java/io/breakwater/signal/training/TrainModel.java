package io.breakwater.signal.training;

import io.breakwater.signal.feature.BuildFeatures;
import io.breakwater.signal.feature.FeaturePanel;
import io.breakwater.signal.marketdata.BarCalendar;
import io.breakwater.signal.marketdata.MarketDataUnavailableException;
import io.breakwater.signal.model.Model;
import io.breakwater.signal.model.ModelRegistry;
import io.breakwater.signal.model.NewModel;
import io.breakwater.signal.model.TrainedOn;
import io.breakwater.signal.training.TrainingOutcome.BarsBehind;
import io.breakwater.signal.training.TrainingOutcome.BarsUnavailable;
import io.breakwater.signal.training.TrainingOutcome.DuplicateSymbol;
import io.breakwater.signal.training.TrainingOutcome.EmptyStretch;
import io.breakwater.signal.training.TrainingOutcome.InProgress;
import io.breakwater.signal.training.TrainingOutcome.SessionNotOver;
import io.breakwater.signal.training.TrainingOutcome.TooFewRows;
import io.breakwater.signal.training.TrainingOutcome.TooFewSessions;
import io.breakwater.signal.training.TrainingOutcome.Trained;
import io.breakwater.signal.training.TrainingSet.Row;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The use case "train a model": bars become labelled features, the trainer is measured on sessions
 * it has not seen, the model is fitted to all of them and registered as staged.
 *
 * <p>No row takes part whose label would need a price after the request's end. One training at a
 * time runs in a process: it keeps a processor busy for seconds, and scoring must not starve beside
 * it.
 *
 * <p>Thread-safe.
 */
public final class TrainModel {
  private static final Logger LOG = LoggerFactory.getLogger(TrainModel.class);

  /** Days that surely hold the sessions before a start on which its features look back. */
  private static final int LOOK_BACK_DAYS = 120;

  private final BuildFeatures features;
  private final BarCalendar calendar;
  private final ModelFitting fitting;
  private final ModelRegistry registry;
  private final InstantSource clock;
  private final TrainingLimits limits;
  private final Semaphore permit = new Semaphore(1);

  TrainModel(
      BuildFeatures features,
      BarCalendar calendar,
      ModelFitting fitting,
      ModelRegistry registry,
      InstantSource clock,
      TrainingLimits limits) {
    this.features = features;
    this.calendar = calendar;
    this.fitting = fitting;
    this.registry = registry;
    this.clock = clock;
    this.limits = limits;
  }

  /**
   * Trains, which takes seconds to minutes.
   *
   * @throws TrainingFailedException if the trainer gave up
   */
  public TrainingOutcome train(TrainingRequest request) {
    if (!permit.tryAcquire()) {
      return new InProgress();
    }
    try {
      return trainAlone(request);
    } finally {
      permit.release();
    }
  }

  private TrainingOutcome trainAlone(TrainingRequest request) {
    Set<String> seen = new HashSet<>();
    for (String symbol : request.symbols()) {
      if (!seen.add(symbol)) {
        return new DuplicateSymbol(symbol);
      }
    }
    LocalDate start =
        request.start() == null ? request.end().minus(limits.history()) : request.start();
    List<LocalDate> sessions =
        start.isAfter(request.end()) ? List.of() : calendar.sessions(start, request.end());
    if (sessions.isEmpty()) {
      return new EmptyStretch(start, request.end());
    }
    if (!calendar.isOver(sessions.getLast())) {
      return new SessionNotOver(sessions.getLast());
    }
    FeaturePanel panel;
    try {
      panel =
          features.build(request.symbols(), start.minusDays(LOOK_BACK_DAYS), sessions.getLast());
    } catch (MarketDataUnavailableException e) {
      LOG.atWarn()
          .setCause(e)
          .addKeyValue("strategy", request.strategy())
          .log("no bars to train on");
      return new BarsUnavailable();
    }
    return trainOn(panel, start, request);
  }

  private TrainingOutcome trainOn(FeaturePanel panel, LocalDate start, TrainingRequest request) {
    if (panel.endsEarly()) {
      return new BarsBehind(panel.through());
    }
    TrainingSet set = Labels.label(panel, start);
    if (set.size() < limits.minimumRows()) {
      return new TooFewRows(set.size(), limits.minimumRows(), panel.excluded());
    }
    int sessions = set.sessions().size();
    return sessions < fitting.sessionsNeeded()
        ? new TooFewSessions(sessions, fitting.sessionsNeeded())
        : new Trained(register(request, set));
  }

  private Model register(TrainingRequest request, TrainingSet set) {
    ModelFitting.Fitted fitted = fitting.fit(set);
    var newModel =
        new NewModel(
            request.strategy(), fitted.text(), set.features(), trainedOn(set), fitted.metrics());
    Model model = registry.register(newModel, clock.instant());
    LOG.atInfo()
        .addKeyValue("model", model.id())
        .addKeyValue("sha256", model.sha256())
        .addKeyValue("rows", set.size())
        .addKeyValue("metrics", model.metrics())
        .log("model trained");
    return model;
  }

  private static TrainedOn trainedOn(TrainingSet set) {
    List<Row> rows = set.rows();
    return new TrainedOn(
        rows.stream().map(Row::symbol).distinct().sorted().toList(),
        rows.getFirst().session(),
        rows.stream().map(Row::labelEnds).max(LocalDate::compareTo).orElseThrow(),
        rows.size());
  }
}
