package io.breakwater.signal.training;

import io.breakwater.signal.model.ModelEngine;
import io.breakwater.signal.model.Scorer;
import io.breakwater.signal.training.TrainingSet.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Measures how a trainer does on sessions it has not seen. The sessions are cut into {@code folds +
 * 1} stretches of equal length; for each but the first, a model is trained on all rows whose label
 * ended before it, and scored on it. So no figure comes from a row that the model was fitted to, or
 * whose future it had seen.
 *
 * <p>Thread-safe if its collaborators are.
 */
final class WalkForward {
  private final Trainer trainer;
  private final ModelEngine engine;
  private final int folds;

  WalkForward(Trainer trainer, ModelEngine engine, int folds) {
    this.trainer = trainer;
    this.engine = engine;
    this.folds = folds;
  }

  /**
   * Returns how many sessions it takes to have, before each stretch that is scored, one whose label
   * had ended.
   */
  int sessionsNeeded() {
    return (folds + 1) * (Labels.SESSIONS_AHEAD + 1);
  }

  /**
   * Returns what was measured, by name. {@code validation_rank_ic} is the mean over sessions of the
   * rank correlation between scores and labels; {@code validation_rank_ic_standard_error} says how
   * sure that mean is (two of them are a usual margin); {@code validation_rmse} is to be compared
   * with {@code validation_rmse_of_zero}, that of a model which says nothing.
   *
   * @param set of at least {@link #sessionsNeeded} sessions
   */
  Map<String, Double> measure(TrainingSet set) {
    List<LocalDate> sessions = set.sessions();
    var scored = new Scored();
    for (int fold = 1; fold <= folds; fold++) {
      LocalDate from = sessions.get(boundary(sessions, fold));
      LocalDate through = sessions.get(boundary(sessions, fold + 1) - 1);
      scoreFold(set, from, through, scored);
    }
    return scored.metrics(folds);
  }

  private int boundary(List<LocalDate> sessions, int stretch) {
    return (int) ((long) sessions.size() * stretch / (folds + 1));
  }

  private void scoreFold(TrainingSet set, LocalDate from, LocalDate through, Scored scored) {
    TrainingSet past = set.where(row -> row.labelEnds().isBefore(from));
    TrainingSet unseen =
        set.where(row -> !row.session().isBefore(from) && !row.session().isAfter(through));
    try (Scorer scorer = engine.open(trainer.fit(past))) {
      for (List<Row> session : unseen.bySession()) {
        scored.add(
            scorer.score(session.stream().map(Row::inputs).toList()),
            session.stream().mapToDouble(Row::label).toArray());
      }
    }
  }

  /** Collects scores and labels, session by session. */
  private static final class Scored {
    private final List<Double> rankCorrelations = new ArrayList<>();
    private int rows;
    private int sessions;
    private double squaredErrors;
    private double squaredLabels;

    void add(double[] scores, double[] labels) {
      double correlation = RankCorrelation.of(scores, labels);
      // Equal scores for all rank nobody: that is no correlation, not a session to leave out.
      rankCorrelations.add(Double.isNaN(correlation) ? 0 : correlation);
      for (int i = 0; i < labels.length; i++) {
        squaredErrors += (scores[i] - labels[i]) * (scores[i] - labels[i]);
        squaredLabels += labels[i] * labels[i];
      }
      rows += labels.length;
      sessions++;
    }

    Map<String, Double> metrics(int folds) {
      double mean =
          rankCorrelations.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
      double squares = rankCorrelations.stream().mapToDouble(ic -> (ic - mean) * (ic - mean)).sum();
      return Map.of(
          "validation_folds",
          (double) folds,
          "validation_sessions",
          (double) sessions,
          "validation_rows",
          (double) rows,
          "validation_rank_ic",
          mean,
          "validation_rank_ic_standard_error",
          Math.sqrt(squares / (sessions - 1) / sessions),
          "validation_rmse",
          Math.sqrt(squaredErrors / rows),
          "validation_rmse_of_zero",
          Math.sqrt(squaredLabels / rows));
    }
  }
}
