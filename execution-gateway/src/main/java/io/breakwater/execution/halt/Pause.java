package io.breakwater.execution.halt;

import java.time.Duration;

/** Waits; handed in so that a test does not. */
@FunctionalInterface
public interface Pause {
  void pause(Duration duration);
}
