package io.breakwater.localstack.launcher.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * How long each stage took, in machine time, in the order of the stages. Confined to one thread.
 */
final class Stopwatch {
  private final InstantSource machine;
  private final Map<String, Duration> stages = new LinkedHashMap<>();

  Stopwatch(InstantSource machine) {
    this.machine = machine;
  }

  <T> T time(String stage, Supplier<T> work) {
    Instant began = machine.instant();
    T result = work.get();
    stages.put(stage, Duration.between(began, machine.instant()));
    return result;
  }

  Map<String, Duration> stages() {
    return Collections.unmodifiableMap(stages);
  }
}
