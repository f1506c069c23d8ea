package io.breakwater.orchestrator.target;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Times the stages of one plan. Confined to one thread. */
final class Stopwatch {

  private final InstantSource machine;
  private final List<StageTime> stages = new ArrayList<>();

  Stopwatch(InstantSource machine) {
    this.machine = machine;
  }

  <T> T time(String stage, Supplier<T> work) {
    Instant start = machine.instant();
    T result = work.get();
    stages.add(new StageTime(stage, Duration.between(start, machine.instant())));
    return result;
  }

  List<StageTime> stages() {
    return List.copyOf(stages);
  }
}
