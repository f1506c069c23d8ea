package io.breakwater.signal.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.breakwater.signal.model.FakeEngine;
import io.breakwater.signal.model.ModelText;
import io.breakwater.signal.training.TrainingSet.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WalkForwardTest {
  private static final List<String> FEATURES = List.of("KMID", "KLEN");
  private static final TrainingSet SET = TrainingSets.planted(1, FEATURES, 1_000);

  private final FakeEngine engine = new FakeEngine();
  private final List<TrainingSet> fitted = new ArrayList<>();

  @Test
  void trainsOnlyOnRowsWhoseLabelEndedBeforeTheStretchThatIsScored() {
    new WalkForward(this::fit, engine, 4).measure(SET);

    List<LocalDate> sessions = SET.sessions();
    assertThat(fitted).hasSize(4);
    for (int fold = 0; fold < 4; fold++) {
      LocalDate firstUnseen = sessions.get(sessions.size() * (fold + 1) / 5);
      LocalDate latestSeen =
          fitted.get(fold).rows().stream()
              .map(Row::labelEnds)
              .max(Comparator.naturalOrder())
              .orElseThrow();
      assertThat(latestSeen).as("fold %d", fold).isBefore(firstUnseen);
    }
  }

  @Test
  void scoresEverySessionButTheFirstStretchOnce() {
    Map<String, Double> metrics = new WalkForward(this::fit, engine, 4).measure(SET);

    assertThat(metrics)
        .containsEntry("validation_folds", 4.0)
        .containsEntry("validation_sessions", 200.0)
        .containsEntry("validation_rows", 800.0);
  }

  @Test
  void aModelThatKnowsTheOrderHasARankCorrelationOfOne() {
    var labelled =
        new TrainingSet(
            FEATURES, SET.rows().stream().map(row -> row.withLabel(3 * row.inputs()[0])).toList());

    Map<String, Double> metrics = new WalkForward(this::fit, engine, 4).measure(labelled);

    assertThat(metrics.get("validation_rank_ic")).isCloseTo(1, within(1e-12));
    assertThat(metrics.get("validation_rank_ic_standard_error")).isCloseTo(0, within(1e-12));
    assertThat(metrics.get("validation_rmse")).isLessThan(metrics.get("validation_rmse_of_zero"));
  }

  @Test
  void aModelThatSaysNothingHasNone() {
    engine.scoreBy(row -> 0);

    Map<String, Double> metrics = new WalkForward(this::fit, engine, 4).measure(SET);

    assertThat(metrics.get("validation_rank_ic")).isZero();
    assertThat(metrics.get("validation_rmse")).isEqualTo(metrics.get("validation_rmse_of_zero"));
  }

  @Test
  void leavesNothingInNativeMemory() {
    new WalkForward(this::fit, engine, 4).measure(SET);

    assertThat(engine.open()).isZero();
  }

  private ModelText fit(TrainingSet set) {
    fitted.add(set);
    return FakeEngine.text(set.features());
  }
}
