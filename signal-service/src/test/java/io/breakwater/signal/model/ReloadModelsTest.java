package io.breakwater.signal.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.signal.model.ReloadReport.Failure;
import io.breakwater.signal.model.ReloadReport.Outcome;
import io.breakwater.testing.SettableClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ReloadModelsTest {
  private static final Instant NOW = Instant.parse("2012-12-31T21:00:00Z");

  private final InMemoryModelRegistry registry = new InMemoryModelRegistry();
  private final FakeEngine engine = new FakeEngine();
  private final LoadedModels loaded = new LoadedModels();
  private final List<Outcome> outcomes = new ArrayList<>();
  private final ReloadModels reloadModels =
      new ReloadModels(
          registry,
          new OpenModel(registry, engine, List.of("KMID", "KLEN")),
          loaded,
          SettableClock.at(NOW),
          report -> outcomes.add(report.outcome()));

  @Nested
  class WhileNoModelIsActive {
    @Test
    void skipsAndSaysSo() {
      registry.register(Models.fake(Models.ALPHA, "KMID"), NOW);

      ReloadReport report = reloadModels.reload();

      assertThat(report).isEqualTo(new ReloadReport(NOW, Outcome.SKIPPED, List.of(), List.of()));
      assertThat(reloadModels.lastReport()).contains(report);
      assertThat(engine.open()).isZero();
    }

    @Test
    void picksUpTheFirstOneByItself() {
      reloadModels.reload();
      reloadModels.reload();
      Model model = activate(Models.fake(Models.ALPHA, "KMID"));

      reloadModels.reload();
      reloadModels.reload();

      assertThat(outcomes)
          .containsExactly(Outcome.SKIPPED, Outcome.SKIPPED, Outcome.CHANGED, Outcome.UNCHANGED);
      assertThat(loaded.list()).extracting(Model::id).containsExactly(model.id());
    }
  }

  @Nested
  class WhileAModelIsLoaded {
    private final Model first = activate(Models.fake(Models.ALPHA, "KMID"));

    @Test
    void replacesItByItsSuccessorAndClosesIt() {
      reloadModels.reload();
      Model second = activate(Models.fake(Models.ALPHA, "KLEN"));

      reloadModels.reload();

      assertThat(loaded.list()).extracting(Model::id).containsExactly(second.id());
      assertThat(engine.open()).isEqualTo(1);
    }

    @Test
    void dropsItWhenItIsRetired() {
      reloadModels.reload();
      registry.retire(first.id(), NOW);

      reloadModels.reload();
      reloadModels.reload();

      assertThat(outcomes).containsExactly(Outcome.CHANGED, Outcome.CHANGED, Outcome.SKIPPED);
      assertThat(engine.open()).isZero();
    }

    @Test
    void keepsItWhileTheRegistryCannotBeRead() {
      reloadModels.reload();
      registry.goAway();

      ReloadReport report = reloadModels.reload();

      assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
      assertThat(report.failures())
          .containsExactly(new Failure("registry", "the registry is away"));
      assertThat(report.loaded()).extracting(Model::id).containsExactly(first.id());
    }

    @Test
    void findsTheRegistryAgain() {
      registry.goAway();
      reloadModels.reload();
      registry.comeBack();

      assertThat(reloadModels.reload().outcome()).isEqualTo(Outcome.CHANGED);
    }

    @Test
    void leavesTheModelsOfOtherStrategiesAlone() {
      reloadModels.reload();
      activate(Models.fake(Models.BETA, "KMID"));

      reloadModels.reload();

      assertThat(loaded.list())
          .extracting(model -> model.id().strategy())
          .containsExactly(Models.ALPHA, Models.BETA);
    }
  }

  @Nested
  class ABadModelNeverTakesAGoodOnesPlace {
    private final Model good = activate(Models.fake(Models.ALPHA, "KMID"));

    @Test
    void becauseItsTextIsNotTheOneRegistered() {
      reloadModels.reload();
      Model bad = activate(Models.fake(Models.ALPHA, "KMID"));
      registry.tamper(bad.id(), new ModelText("fake:KMID "));

      assertKept(bad, "checksum");
    }

    @Test
    void becauseItsTextIsGone() {
      reloadModels.reload();
      Model bad = activate(Models.fake(Models.ALPHA, "KMID"));
      registry.tamper(bad.id(), null);

      assertKept(bad, "missing");
    }

    @Test
    void becauseItsTextIsNoModel() {
      reloadModels.reload();
      Model bad = activate(Models.withText(Models.ALPHA, new ModelText("nonsense"), "KMID"));

      assertKept(bad, "not a fake");
    }

    @Test
    void becauseItsFeaturesAreNotThoseRegistered() {
      reloadModels.reload();
      Model bad = activate(Models.withText(Models.ALPHA, FakeEngine.text(List.of("KLEN")), "KMID"));

      assertKept(bad, "not those registered");
    }

    @Test
    void becauseItWantsAFeatureThatIsNotComputedHere() {
      reloadModels.reload();
      Model bad = activate(Models.fake(Models.ALPHA, "KMID", "MOON_PHASE"));

      assertKept(bad, "MOON_PHASE");
    }

    @Test
    void becauseItDoesNotScoreWithANumber() {
      reloadModels.reload();
      engine.scoreBy(row -> Double.NaN);
      Model bad = activate(Models.fake(Models.ALPHA, "KMID"));

      assertKept(bad, "finite");
    }

    private void assertKept(Model bad, String reason) {
      ReloadReport report = reloadModels.reload();

      assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
      assertThat(report.failures())
          .singleElement()
          .satisfies(failure -> {
            assertThat(failure.what()).isEqualTo(bad.id().toString());
            assertThat(failure.reason()).contains(reason);
          });
      assertThat(report.loaded()).extracting(Model::id).containsExactly(good.id());
      assertThat(engine.open()).as("models in native memory").isEqualTo(1);
    }
  }

  private Model activate(NewModel model) {
    Model registered = registry.register(model, NOW);
    return registry.activate(registered.id(), NOW).orElseThrow();
  }
}
