package io.breakwater.localstack.venue.tape;

/**
 * Smooth pseudo-random noise over the seconds of a day, in whole numbers so that every machine gets
 * the same. Three layers, each straight lines between random values at fixed distances.
 */
final class Noise {
  /** The noise lies between minus this and this. */
  static final long AMPLITUDE = 1 << 16;

  private static final int[] CELL_SECONDS = {1_800, 300, 30};
  private static final int[] WEIGHTS = {4, 2, 2};
  private static final int TOTAL_WEIGHT = 8;

  private final long seed;

  Noise(long seed) {
    this.seed = seed;
  }

  long at(long second) {
    long sum = 0;
    for (int layer = 0; layer < CELL_SECONDS.length; layer++) {
      sum += WEIGHTS[layer] * layerAt(layer, second);
    }
    return sum / TOTAL_WEIGHT;
  }

  /** A whole number from 0 to {@code bound - 1}, unrelated from one second to the next. */
  long pick(long second, int purpose, long bound) {
    return Math.floorMod(mixed(second, -1 - purpose), bound);
  }

  private long layerAt(int layer, long second) {
    long length = CELL_SECONDS[layer];
    long cell = second / length;
    long within = second % length;
    long from = valueAt(layer, cell);
    long to = valueAt(layer, cell + 1);
    return from + (to - from) * within / length;
  }

  private long valueAt(int layer, long cell) {
    return Math.floorMod(mixed(cell, layer), 2 * AMPLITUDE + 1) - AMPLITUDE;
  }

  /** The finaliser of SplitMix64 over the three numbers. */
  private long mixed(long position, long purpose) {
    long z = seed + position * 0x9E3779B97F4A7C15L + purpose * 0xD1B54A32D192ED03L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
