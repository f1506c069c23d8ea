package io.breakwater.execution.position;

/**
 * How a split turns shares into others: every {@code from} become {@code to}. A split has more
 * after it, a reverse split fewer.
 */
public record SplitRatio(int from, int to) {
  public static final int MOST = 100_000;

  public SplitRatio {
    if (from < 1 || from > MOST || to < 1 || to > MOST || from == to) {
      throw new IllegalArgumentException(
          "from and to must be 1 to %d and differ, was %d and %d".formatted(MOST, from, to));
    }
  }

  /** Whether both turn the same number of shares into the same. */
  public boolean isSameAs(SplitRatio other) {
    return (long) from * other.to == (long) to * other.from;
  }
}
