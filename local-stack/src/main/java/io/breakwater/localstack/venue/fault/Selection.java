package io.breakwater.localstack.venue.fault;

import java.math.BigDecimal;
import java.util.SplittableRandom;

/** Which of the matches of a rule are hit: a share of them, drawn, or each so-manieth. */
public sealed interface Selection {
  boolean hits(long match, SplittableRandom random);

  /**
   * A share of them, each drawn for itself.
   *
   * @param share from 0 (none) to 1 (all), at most 9 decimals
   */
  record Share(BigDecimal share) implements Selection {
    public static final int DECIMALS = 9;
    private static final long WHOLE = 1_000_000_000L;
    public static final Share ALL = new Share(BigDecimal.ONE);

    @Override
    public boolean hits(long match, SplittableRandom random) {
      return random.nextLong(WHOLE) < share.movePointRight(DECIMALS).longValueExact();
    }
  }

  /**
   * The nth, the 2nth, and so on.
   *
   * @param nth at least 1
   */
  record EveryNth(int nth) implements Selection {
    @Override
    public boolean hits(long match, SplittableRandom random) {
      return match % nth == 0;
    }
  }
}
