package io.breakwater.execution.position;

/** What histories come to in memory, for those outside the package. */
public final class PositionHistories {

  private PositionHistories() {}

  public static Position inMemory(long seed) {
    var entries = new InMemoryPositionEntries();
    RandomHistory.play(seed, entries);
    return entries.position();
  }
}
