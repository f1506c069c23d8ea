package io.breakwater.execution.simulation;

import java.util.List;
import java.util.SplittableRandom;

/** All the chance there is in a history; while it is calm nothing goes wrong by chance. */
final class Chance {
  private final SplittableRandom random;
  private boolean isCalm;
  private long faults;

  Chance(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** From now on nothing goes wrong any more. */
  void calmDown() {
    isCalm = true;
  }

  boolean isCalm() {
    return isCalm;
  }

  /** Whether a fault of this likelihood strikes now. */
  boolean strikes(int percent) {
    boolean struck = random.nextInt(100) < percent && !isCalm;
    if (struck) {
      faults++;
    }
    return struck;
  }

  /** Something of this likelihood that is no fault. */
  boolean happens(int percent) {
    return random.nextInt(100) < percent;
  }

  /** From {@code least} to {@code most}. */
  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  /** Mostly short, at times long. */
  int delay(int most) {
    return random.nextInt(8) == 0 ? between(0, most) : between(0, most / 16);
  }

  <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  long number() {
    return random.nextLong();
  }

  long faults() {
    return faults;
  }
}
