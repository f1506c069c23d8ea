package io.breakwater.signal.model.lightgbm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.breakwater.signal.model.ModelText;
import io.breakwater.signal.model.Scorer;
import io.breakwater.signal.model.UnusableModelException;
import io.breakwater.signal.training.TrainingSets;
import io.breakwater.signal.training.lightgbm.BoostingSettings;
import io.breakwater.signal.training.lightgbm.LightGbmTrainer;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LightGbmEngineIT {
  private static final List<String> FEATURES = List.of("KMID", "KLEN", "ROC5");
  private static final ModelText TEXT =
      new LightGbmTrainer(new BoostingSettings(20, 8, 0.1, 20))
          .fit(TrainingSets.planted(1, FEATURES, 800));

  private final LightGbmEngine engine = new LightGbmEngine();

  @Test
  void scoresEachRowAndKnowsItsFeatures() {
    try (Scorer scorer = engine.open(TEXT)) {
      assertThat(scorer.features()).isEqualTo(FEATURES);
      assertThat(scorer.score(List.of())).isEmpty();

      double[] scores = scorer.score(List.of(new double[] {2, 0, 0}, new double[] {-2, 0, 0}));

      assertThat(scores[0]).isGreaterThan(scores[1]);
    }
  }

  @Test
  void scoresRowsWithMissingValues() {
    try (Scorer scorer = engine.open(TEXT)) {
      assertThat(scorer.score(List.of(new double[] {Double.NaN, Double.NaN, Double.NaN}))[0])
          .isFinite();
    }
  }

  @Test
  void scoresFromManyThreadsAsFromOne() throws Exception {
    List<double[]> rows =
        TrainingSets.planted(2, FEATURES, 200).rows().stream().map(row -> row.inputs()).toList();
    try (Scorer scorer = engine.open(TEXT);
        var threads = Executors.newFixedThreadPool(8)) {
      double[] expected = scorer.score(rows);

      List<Callable<double[]>> calls =
          IntStream.range(0, 100)
              .mapToObj(_ -> (Callable<double[]>) () -> scorer.score(rows))
              .toList();

      for (Future<double[]> scores : threads.invokeAll(calls)) {
        assertThat(scores.get()).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "nonsense", "tree\n", "tree\nversion=v4\nnum_class=1\n", "{\"tree\": 1}"})
  void refusesATextThatIsNoModel(String text) {
    assertThatThrownBy(() -> engine.open(new ModelText(text)))
        .isInstanceOf(UnusableModelException.class);
  }

  @Test
  void saysWhenLightGbmFailsToScoreOrToFree() throws LGBMException {
    LGBMBooster booster = mock(LGBMBooster.class);
    when(booster.predictForMat(any(double[].class), anyInt(), anyInt(), anyBoolean(), any(), any()))
        .thenThrow(new LGBMException("broken"));
    doThrow(new LGBMException("broken")).when(booster).close();
    var scorer = new LightGbmScorer(booster, FEATURES);

    assertThatThrownBy(() -> scorer.score(List.of(new double[3])))
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("broken");
    assertThatThrownBy(scorer::close).isInstanceOf(IllegalStateException.class);
  }
}
