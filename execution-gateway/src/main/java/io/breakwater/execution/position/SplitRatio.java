package io.breakwater.execution.position;

import java.math.BigInteger;
import java.util.Collection;
import java.util.List;

/**
 * How a split turns shares into others: every {@code from} become {@code to}. A split has more
 * after it, a reverse split fewer.
 */
public record SplitRatio(int from, int to) {
  public static final int MOST = 100_000;

  /** What one share may become by all splits of its symbol. No company has split as much. */
  static final long MOST_OF_ONE_SHARE = 1_000_000;

  public SplitRatio {
    if (from < 1 || from > MOST || to < 1 || to > MOST || from == to) {
      throw new IllegalArgumentException(
          "from and to must be 1 to %d and differ, was %d and %d".formatted(MOST, from, to));
    }
  }

  /**
   * Whether a share bought at any time becomes no more than {@link #MOST_OF_ONE_SHARE} by the
   * splits since: so that a fill that we hear of late, from before them, can still be counted.
   */
  public static boolean mayFollowEachOther(Collection<SplitRatio> inOrder) {
    var most = BigInteger.valueOf(MOST_OF_ONE_SHARE);
    List<SplitRatio> ratios = List.copyOf(inOrder);
    for (int first = 0; first < ratios.size(); first++) {
      BigInteger from = BigInteger.ONE;
      BigInteger to = BigInteger.ONE;
      for (SplitRatio ratio : ratios.subList(first, ratios.size())) {
        from = from.multiply(BigInteger.valueOf(ratio.from));
        to = to.multiply(BigInteger.valueOf(ratio.to));
        if (to.compareTo(from.multiply(most)) > 0) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether both turn the same number of shares into the same. */
  public boolean isSameAs(SplitRatio other) {
    return (long) from * other.to == (long) to * other.from;
  }
}
