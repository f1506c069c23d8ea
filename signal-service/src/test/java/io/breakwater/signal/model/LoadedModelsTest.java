package io.breakwater.signal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoadedModelsTest {
  private static final int ROUNDS = 500;

  private final InMemoryModelRegistry registry = new InMemoryModelRegistry();
  private final FakeEngine engine = new FakeEngine();
  private final OpenModel openModel = new OpenModel(registry, engine, List.of("KMID"));
  private final LoadedModels loaded = new LoadedModels();

  @Test
  void hasNothingForAStrategyWithoutModel() {
    assertThat(loaded.use(Models.ALPHA, LoadedModel::model)).isEmpty();
  }

  @Test
  void neverClosesAModelUnderItsUser() {
    var used = new AtomicInteger();

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.submit(() -> {
        for (int i = 0; i < ROUNDS; i++) {
          loaded.put(model());
        }
      });
      for (int user = 0; user < 16; user++) {
        threads.submit(() -> {
          for (int i = 0; i < ROUNDS; i++) {
            loaded.use(Models.ALPHA, model -> model.score(List.of(new double[1])));
            used.incrementAndGet();
          }
        });
      }
    }

    assertThat(used).hasValue(16 * ROUNDS);
    assertThat(engine.usedAfterClose()).isZero();
    assertThat(engine.open()).isEqualTo(1);
  }

  @Test
  void closesAllAtTheEnd() {
    loaded.put(model());

    loaded.close();

    assertThat(engine.open()).isZero();
    assertThat(loaded.list()).isEmpty();
  }

  private LoadedModel model() {
    return openModel.open(registry.register(Models.fake(Models.ALPHA, "KMID"), Instant.EPOCH));
  }
}
