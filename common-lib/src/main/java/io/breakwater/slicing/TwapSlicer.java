package io.breakwater.slicing;

import io.breakwater.money.Quantity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Splits a parent order evenly over a horizon (time-weighted average price).
 *
 * <p>What does not divide is spread one share each over slices chosen at random, so that no slice
 * is larger than another by more than a share, and no telltale last slice carries the rest. The
 * same generator state gives the same schedule.
 */
public final class TwapSlicer {

  public static final int MAX_SLICES = 10_000;

  /** A schedule lies within one session, so within a day. */
  public static final Duration MAX_HORIZON = Duration.ofDays(1);

  /** The least spacing between two slices before jitter. */
  public static final Duration MIN_INTERVAL = Duration.ofMillis(1);

  private static final long MAX_SHARES = 999_999_999_999_999L;

  private TwapSlicer() {}

  /**
   * Returns one slice per interval, the horizon divided by {@code sliceCount}; each at the start of
   * its interval, moved later by a random part of it.
   *
   * @param jitter how far a slice may move within its own interval, from 0 (none) to 1 (all of it)
   * @throws IllegalArgumentException if the request cannot be sliced; the parent is never returned
   *     whole
   */
  public static TwapSchedule schedule(
      long parentShares, int sliceCount, Duration horizon, double jitter, RandomGenerator random) {
    requireDivisible(parentShares, sliceCount);
    requireSpread(sliceCount, horizon, jitter);
    List<Quantity> quantities = quantities(parentShares, sliceCount, random);
    var slices = new ArrayList<TwapSchedule.Slice>(sliceCount);
    for (int number = 0; number < sliceCount; number++) {
      Duration offset = offset(number, sliceCount, horizon, jitter, random);
      slices.add(new TwapSchedule.Slice(number, offset, quantities.get(number)));
    }
    return new TwapSchedule(slices);
  }

  /**
   * Returns the quantities alone: whole shares, none empty, equal but for one share.
   *
   * @throws IllegalArgumentException if there are fewer shares than slices
   */
  public static List<Quantity> quantities(
      long parentShares, int sliceCount, RandomGenerator random) {
    requireDivisible(parentShares, sliceCount);
    long base = parentShares / sliceCount;
    int extra = (int) (parentShares % sliceCount);
    var quantities = new ArrayList<Quantity>(sliceCount);
    for (int left = sliceCount; left > 0; left--) {
      // Selection sampling (Knuth 3.4.2, algorithm S): every choice of slices is equally likely.
      boolean chosen = random.nextInt(left) < extra;
      quantities.add(Quantity.of(chosen ? base + 1 : base));
      extra -= chosen ? 1 : 0;
    }
    return List.copyOf(quantities);
  }

  private static Duration offset(
      int number, int sliceCount, Duration horizon, double jitter, RandomGenerator random) {
    long start = start(number, sliceCount, horizon);
    long interval = start(number + 1, sliceCount, horizon) - start;
    long moved = (long) (random.nextDouble() * jitter * interval);
    return Duration.ofNanos(start + moved);
  }

  /** No overflow: at most 8.64e13 nanoseconds times 10,000 slices. */
  private static long start(int number, int sliceCount, Duration horizon) {
    return number * horizon.toNanos() / sliceCount;
  }

  private static void requireDivisible(long parentShares, int sliceCount) {
    require(
        sliceCount >= 1 && sliceCount <= MAX_SLICES,
        "sliceCount must be 1..%d, was %d".formatted(MAX_SLICES, sliceCount));
    require(
        parentShares >= sliceCount && parentShares <= MAX_SHARES,
        "parentShares must be at least one for each of %d slices and at most %d, was %d"
            .formatted(sliceCount, MAX_SHARES, parentShares));
  }

  private static void requireSpread(int sliceCount, Duration horizon, double jitter) {
    require(jitter >= 0 && jitter <= 1, "jitter must be 0..1, was " + jitter);
    require(
        horizon.compareTo(MAX_HORIZON) <= 0,
        "horizon must be at most %s, was %s".formatted(MAX_HORIZON, horizon));
    require(
        horizon.compareTo(MIN_INTERVAL.multipliedBy(sliceCount)) >= 0,
        "horizon must be at least %s for each of %d slices, was %s"
            .formatted(MIN_INTERVAL, sliceCount, horizon));
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
