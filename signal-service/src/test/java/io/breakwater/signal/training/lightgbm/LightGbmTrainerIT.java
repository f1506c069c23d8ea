package io.breakwater.signal.training.lightgbm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.breakwater.signal.model.ModelText;
import io.breakwater.signal.training.TrainingFailedException;
import io.breakwater.signal.training.TrainingSet;
import io.breakwater.signal.training.TrainingSets;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LightGbmTrainerIT {
  private static final TrainingSet SET =
      TrainingSets.planted(1, List.of("KMID", "KLEN", "ROC5"), 1_000);

  private final LightGbmTrainer trainer = trainer();

  @Test
  void sameRowsGiveTheSameText() {
    assertThat(trainer().fit(SET)).isEqualTo(trainer().fit(SET));
  }

  @Test
  void trainsByAFixedSeedAndOnOneThread() {
    assertThat(trainer.fit(SET).value())
        .contains("[seed: 1]", "[deterministic: 1]", "[num_threads: 1]");
  }

  @Test
  void otherRowsGiveAnotherText() {
    TrainingSet other = TrainingSets.planted(2, SET.features(), SET.size());

    assertThat(trainer.fit(other)).isNotEqualTo(trainer.fit(SET));
  }

  @Test
  void namesTheFeaturesInTheModel() {
    assertThat(trainer.fit(SET).value()).contains("feature_names=KMID KLEN ROC5");
  }

  @Test
  void makesAsManyTreesAsAsked() {
    ModelText text = trainer.fit(SET);

    assertThat(text.value().lines().filter(line -> line.startsWith("Tree="))).hasSize(20);
  }

  @Test
  void freesWhatItHadInNativeMemory() throws LGBMException {
    LGBMDataset data = mock(LGBMDataset.class);
    LGBMBooster booster = mock(LGBMBooster.class);
    when(booster.updateOneIter()).thenReturn(true);
    when(booster.saveModelToString(anyInt(), anyInt(), any())).thenReturn("tree");
    try (var datasets = mockStatic(LGBMDataset.class);
        var boosters = mockStatic(LGBMBooster.class)) {
      datasets
          .when(() ->
              LGBMDataset.createFromMat(
                  any(double[].class), anyInt(), anyInt(), anyBoolean(), anyString(), any()))
          .thenReturn(data);
      boosters.when(() -> LGBMBooster.create(any(), anyString())).thenReturn(booster);

      assertThat(trainer.fit(SET)).isEqualTo(new ModelText("tree"));
    }

    verify(booster).close();
    verify(data).close();
  }

  @Test
  void saysWhenLightGbmFails() {
    try (var boosters = mockStatic(LGBMBooster.class)) {
      boosters
          .when(() -> LGBMBooster.create(any(), anyString()))
          .thenThrow(new LGBMException("broken"));

      assertThatThrownBy(() -> trainer.fit(SET))
          .isInstanceOf(TrainingFailedException.class)
          .hasMessageContaining("1000 rows")
          .hasRootCauseMessage("broken");
    }
  }

  private static LightGbmTrainer trainer() {
    return new LightGbmTrainer(new BoostingSettings(20, 8, 0.1, 20));
  }
}
