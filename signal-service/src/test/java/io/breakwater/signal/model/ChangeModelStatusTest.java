package io.breakwater.signal.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.signal.model.StatusChange.Done;
import io.breakwater.signal.model.StatusChange.Refused;
import io.breakwater.signal.model.StatusChange.UnknownModel;
import io.breakwater.signal.model.StatusChange.Unusable;
import io.breakwater.testing.SettableClock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeModelStatusTest {
  private static final SettableClock CLOCK =
      SettableClock.at(Instant.parse("2012-12-31T21:00:00Z"));

  private final InMemoryModelRegistry registry = new InMemoryModelRegistry();
  private final FakeEngine engine = new FakeEngine();
  private final OpenModel openModel = new OpenModel(registry, engine, List.of("KMID"));
  private final LoadedModels loaded = new LoadedModels();
  private final ChangeModelStatus changeStatus =
      new ChangeModelStatus(
          registry,
          openModel,
          new ReloadModels(registry, openModel, loaded, CLOCK, report -> {}),
          CLOCK);

  @Test
  void anActivatedModelIsInUseAtOnce() {
    ModelId id = register("KMID");

    StatusChange change = changeStatus.activate(id);

    assertThat(change)
        .isInstanceOfSatisfying(Done.class, done -> assertThat(done.model().id()).isEqualTo(id));
    assertThat(loaded.list()).extracting(Model::id).containsExactly(id);
    assertThat(engine.open()).isEqualTo(1);
  }

  @Test
  void activatingItAgainChangesNothing() {
    ModelId id = register("KMID");
    changeStatus.activate(id);

    assertThat(changeStatus.activate(id)).isInstanceOf(Done.class);
  }

  @Test
  void aModelThatFailsTheChecksStaysStagedAndTheOldOneActive() {
    ModelId good = register("KMID");
    changeStatus.activate(good);
    ModelId bad = register("KMID");
    registry.tamper(bad, new ModelText("fake:KLEN"));

    StatusChange change = changeStatus.activate(bad);

    assertThat(change)
        .isInstanceOfSatisfying(
            Unusable.class, unusable -> assertThat(unusable.reason()).contains("checksum"));
    assertThat(registry.find(bad)).map(Model::status).contains(ModelStatus.STAGED);
    assertThat(registry.active(Models.ALPHA)).map(Model::id).contains(good);
    assertThat(loaded.list()).extracting(Model::id).containsExactly(good);
  }

  @Test
  void aRetiredModelIsNotInUseAnyMore() {
    ModelId id = register("KMID");
    changeStatus.activate(id);

    assertThat(changeStatus.retire(id)).isInstanceOf(Done.class);

    assertThat(loaded.list()).isEmpty();
    assertThat(changeStatus.activate(id)).isEqualTo(new Refused(id, ModelStatus.RETIRED));
    assertThat(changeStatus.retire(id)).isInstanceOf(Done.class);
  }

  @Test
  void knowsNothingOfAModelThatWasNeverRegistered() {
    var id = new ModelId(Models.ALPHA, 7);

    assertThat(changeStatus.activate(id)).isEqualTo(new UnknownModel(id));
    assertThat(changeStatus.retire(id)).isEqualTo(new UnknownModel(id));
  }

  private ModelId register(String feature) {
    return registry.register(Models.fake(Models.ALPHA, feature), CLOCK.instant()).id();
  }
}
