package io.breakwater.localstack.launcher.demo;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Waiting for something to be so, within a bound. Thread-safe. */
final class Patience {
  private static final Duration INTERVAL = Duration.ofMillis(300);

  private final CountDownLatch never = new CountDownLatch(1);

  /**
   * Asks again and again until there is an answer.
   *
   * @throws DemoFailure if there is none within the bound
   */
  <T> T await(String what, Duration bound, Supplier<Optional<T>> question) {
    long deadline = System.nanoTime() + bound.toNanos();
    while (true) {
      Optional<T> answer = question.get();
      if (answer.isPresent()) {
        return answer.get();
      }
      if (System.nanoTime() > deadline) {
        throw new DemoFailure(what + " within " + bound.toSeconds() + " s");
      }
      pause();
    }
  }

  private void pause() {
    try {
      never.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new DemoFailure("interrupted", interrupted);
    }
  }
}
