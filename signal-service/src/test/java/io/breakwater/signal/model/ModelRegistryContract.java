package io.breakwater.signal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link ModelRegistry} does. */
public abstract class ModelRegistryContract {
  private static final Instant MONDAY = Instant.parse("2012-12-31T21:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2013-01-01T21:00:00Z");

  /** An empty registry. */
  protected abstract ModelRegistry registry();

  @Test
  void registersAsStagedUnderTheNextVersionOfTheStrategy() {
    ModelRegistry registry = registry();

    Model first = registry.register(Models.fake(Models.ALPHA, "KMID"), MONDAY);
    Model second = registry.register(Models.fake(Models.ALPHA, "KLEN"), TUESDAY);
    Model other = registry.register(Models.fake(Models.BETA, "KMID"), TUESDAY);

    assertThat(first.id()).isEqualTo(new ModelId(Models.ALPHA, 1));
    assertThat(second.id()).isEqualTo(new ModelId(Models.ALPHA, 2));
    assertThat(other.id()).isEqualTo(new ModelId(Models.BETA, 1));
    assertThat(first.status()).isEqualTo(ModelStatus.STAGED);
    assertThat(first.createdAt()).isEqualTo(MONDAY);
    assertThat(first.activatedAt()).isNull();
  }

  @Test
  void givesBackWhatWasRegistered() {
    ModelRegistry registry = registry();
    NewModel model = Models.fake(Models.ALPHA, "KMID", "KLEN");

    Model registered = registry.register(model, MONDAY);

    assertThat(registry.find(registered.id())).contains(registered);
    assertThat(registry.text(registered.id())).contains(model.text());
    assertThat(registered.sha256()).isEqualTo(model.text().sha256());
    assertThat(registered.features()).containsExactly("KMID", "KLEN");
    assertThat(registered.trainedOn()).isEqualTo(model.trainedOn());
    assertThat(registered.metrics()).isEqualTo(model.metrics());
  }

  @Test
  void knowsTheStrategiesOfItsModels() {
    ModelRegistry registry = registry();
    registry.register(Models.fake(Models.ALPHA, "KMID"), MONDAY);

    assertThat(registry.knows(Models.ALPHA)).isTrue();
    assertThat(registry.knows(Models.BETA)).isFalse();
    assertThat(registry.find(new ModelId(Models.BETA, 1))).isEmpty();
    assertThat(registry.text(new ModelId(Models.BETA, 1))).isEmpty();
  }

  @Test
  void listsTheNewestFirstAndNoMoreThanAskedFor() {
    ModelRegistry registry = registry();
    for (int i = 0; i < 3; i++) {
      registry.register(Models.fake(Models.ALPHA, "KMID"), MONDAY);
    }

    assertThat(registry.newest(Models.ALPHA, 2))
        .extracting(model -> model.id().version())
        .containsExactly(3, 2);
    assertThat(registry.newest(Models.BETA, 2)).isEmpty();
  }

  @Test
  void anActivationRetiresTheOneBefore() {
    ModelRegistry registry = registry();
    Model first = registry.register(Models.fake(Models.ALPHA, "KMID"), MONDAY);
    Model second = registry.register(Models.fake(Models.ALPHA, "KMID"), MONDAY);
    Model other = registry.register(Models.fake(Models.BETA, "KMID"), MONDAY);
    registry.activate(first.id(), MONDAY);
    registry.activate(other.id(), MONDAY);

    assertThat(registry.activate(second.id(), TUESDAY))
        .hasValueSatisfying(model -> assertThat(model.activatedAt()).isEqualTo(TUESDAY));

    assertThat(registry.active())
        .extracting(Model::id)
        .containsExactlyInAnyOrder(second.id(), other.id());
    assertThat(registry.active(Models.ALPHA)).map(Model::id).contains(second.id());
    assertThat(registry.find(first.id()).orElseThrow())
        .satisfies(model -> {
          assertThat(model.status()).isEqualTo(ModelStatus.RETIRED);
          assertThat(model.activatedAt()).isEqualTo(MONDAY);
          assertThat(model.retiredAt()).isEqualTo(TUESDAY);
        });
  }

  @Test
  void onlyAStagedModelIsActivatedAndARefusalChangesNothing() {
    ModelRegistry registry = registry();
    Model retired = registry.register(Models.fake(Models.ALPHA, "KMID"), MONDAY);
    Model active = registry.register(Models.fake(Models.ALPHA, "KMID"), MONDAY);
    registry.activate(retired.id(), MONDAY);
    registry.activate(active.id(), MONDAY);

    assertThat(registry.activate(retired.id(), TUESDAY)).isEmpty();
    assertThat(registry.activate(active.id(), TUESDAY)).isEmpty();
    assertThat(registry.activate(new ModelId(Models.ALPHA, 9), TUESDAY)).isEmpty();
    assertThat(registry.activate(new ModelId(Models.BETA, 1), TUESDAY)).isEmpty();

    assertThat(registry.active()).extracting(Model::id).containsExactly(active.id());
  }

  @Test
  void retiresStagedAndActiveModelsOnce() {
    ModelRegistry registry = registry();
    Model staged = registry.register(Models.fake(Models.ALPHA, "KMID"), MONDAY);
    Model active = registry.register(Models.fake(Models.ALPHA, "KMID"), MONDAY);
    registry.activate(active.id(), MONDAY);

    assertThat(registry.retire(staged.id(), TUESDAY)).isPresent();
    assertThat(registry.retire(active.id(), TUESDAY)).isPresent();

    assertThat(registry.retire(active.id(), TUESDAY)).isEmpty();
    assertThat(registry.active()).isEmpty();
  }

  @Test
  void racingActivationsLeaveExactlyOneActive() throws Exception {
    ModelRegistry registry = registry();
    List<Model> models =
        IntStream.range(0, 8)
            .mapToObj(_ -> registry.register(Models.fake(Models.ALPHA, "KMID"), MONDAY))
            .toList();

    List<Boolean> activated =
        race(
            models.stream()
                .map(model ->
                    (Callable<Boolean>) () -> registry.activate(model.id(), TUESDAY).isPresent())
                .toList());

    assertThat(activated).containsOnly(true);
    assertThat(registry.active()).hasSize(1);
  }

  @Test
  void aRetirementThatRacesWithTheActivationWinsInEitherOrder() throws Exception {
    ModelRegistry registry = registry();
    for (int round = 0; round < 20; round++) {
      Model model = registry.register(Models.fake(Models.ALPHA, "KMID"), MONDAY);

      race(
          List.of(
              () -> registry.activate(model.id(), TUESDAY),
              () -> registry.retire(model.id(), TUESDAY)));

      assertThat(registry.find(model.id()).orElseThrow().status())
          .as("round %d", round)
          .isEqualTo(ModelStatus.RETIRED);
    }
    assertThat(registry.active()).isEmpty();
  }

  @Test
  void racingRegistrationsGetVersionsOfTheirOwn() throws Exception {
    ModelRegistry registry = registry();

    List<Integer> versions =
        race(
            IntStream.range(0, 8)
                .mapToObj(_ ->
                    (Callable<Integer>)
                        () ->
                            registry
                                .register(Models.fake(Models.ALPHA, "KMID"), MONDAY)
                                .id()
                                .version())
                .toList());

    assertThat(versions).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
  }

  private static <T> List<T> race(List<Callable<T>> calls)
      throws InterruptedException, ExecutionException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var results = new ArrayList<T>();
      for (Future<T> future : threads.invokeAll(calls)) {
        results.add(future.get());
      }
      return results;
    }
  }
}
