package io.breakwater.localstack.venue.tape;

import io.breakwater.calendar.TradingSession;
import io.breakwater.localstack.venue.bar.DailyBar;
import io.breakwater.money.Price;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * One symbol's simulated price through one session: a pure function of seed, symbol, bar and the
 * market second.
 *
 * <p>It begins at the bar's open, goes to the high and the low in an order and at moments drawn
 * from the seed, stays 90 seconds at each, and ends at the close; between these it follows a
 * straight line with smooth noise around it, kept within the bar. It moves in whole ticks: cents,
 * or hundredths of a cent on a day that stays below a dollar. Where the bar has fractions of a
 * tick, low and high are rounded inwards and open and close to the nearest tick between them.
 *
 * <p>Immutable, thread-safe.
 */
public final class PricePath {
  private static final long DWELL_SECONDS = 90;
  private static final int NOISE_SHARE_OF_RANGE = 8;

  private final TradingSession session;
  private final Tick tick;
  private final long low;
  private final long high;
  private final long seconds;
  private final Noise noise;
  private final long[] anchorSeconds;
  private final long[] anchorTicks;

  private PricePath(TradingSession session, DailyBar bar, long seed) {
    this.session = session;
    tick = Tick.at(bar.high());
    long floor = tick.ticks(bar.low(), RoundingMode.CEILING);
    long ceiling = tick.ticks(bar.high(), RoundingMode.FLOOR);
    // A bar narrower than a tick may hold no whole tick: then its one price is the nearest.
    low = floor <= ceiling ? floor : Math.max(1, tick.ticks(bar.low(), RoundingMode.HALF_EVEN));
    high = Math.max(low, ceiling);
    seconds = Duration.between(session.open(), session.close()).toSeconds();
    noise = new Noise(seed);
    var random = new SplittableRandom(seed);
    long first = momentBetween(random, 5, 45);
    long second = momentBetween(random, 55, 95);
    boolean highFirst = random.nextBoolean();
    long half = DWELL_SECONDS / 2;
    anchorSeconds =
        new long[] {0, first - half, first + half, second - half, second + half, seconds};
    long early = highFirst ? high : low;
    long late = highFirst ? low : high;
    anchorTicks = new long[] {nearest(bar.open()), early, early, late, late, nearest(bar.close())};
  }

  public static PricePath of(long seed, String symbol, DailyBar bar, TradingSession session) {
    long daySeed = (seed * 31 + symbol.hashCode()) * 0x9E3779B97F4A7C15L + bar.date().toEpochDay();
    return new PricePath(session, bar, daySeed);
  }

  /** The price then; before the session its first, at and after the close its last. */
  public Price priceAt(Instant marketTime) {
    return tick.price(ticksAt(secondOf(marketTime)));
  }

  /** The step that every price of the path is a multiple of. */
  public Tick tick() {
    return tick;
  }

  TradingSession session() {
    return session;
  }

  Noise noise() {
    return noise;
  }

  long low() {
    return low;
  }

  long high() {
    return high;
  }

  /** The whole seconds since the open, within the session. */
  long secondOf(Instant marketTime) {
    long since = Math.floorDiv(Duration.between(session.open(), marketTime).toMillis(), 1_000L);
    return Math.clamp(since, 0, seconds);
  }

  long ticksAt(long second) {
    int leg = 0;
    while (leg < anchorSeconds.length - 2 && second >= anchorSeconds[leg + 1]) {
      leg++;
    }
    long length = anchorSeconds[leg + 1] - anchorSeconds[leg];
    long within = second - anchorSeconds[leg];
    long from = anchorTicks[leg];
    long to = anchorTicks[leg + 1];
    long line = from + (to - from) * within / length;
    boolean dwelling = leg == 1 || leg == 3;
    return dwelling ? from : Math.clamp(line + swing(second, within, length), low, high);
  }

  /** The noise, which vanishes at both ends of a leg. */
  private long swing(long second, long within, long length) {
    long amplitude = Math.max(1, (high - low) / NOISE_SHARE_OF_RANGE);
    long noised = amplitude * noise.at(second) / Noise.AMPLITUDE;
    return noised * (4 * within * (length - within)) / (length * length);
  }

  private long nearest(Price price) {
    return Math.clamp(tick.ticks(price, RoundingMode.HALF_EVEN), low, high);
  }

  private long momentBetween(SplittableRandom random, int fromPercent, int toPercent) {
    return random.nextLong(seconds * fromPercent / 100, seconds * toPercent / 100);
  }
}
