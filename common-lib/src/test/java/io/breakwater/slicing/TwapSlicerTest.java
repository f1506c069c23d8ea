package io.breakwater.slicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.money.Quantity;
import io.breakwater.slicing.TwapSchedule.Slice;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwapSlicerTest {

  private static final Duration HOUR = Duration.ofHours(1);

  /** Nine degrees of freedom: an even generator exceeds it once in a thousand. */
  private static final double CHI_SQUARE_9_AT_1_PER_MILLE = 27.88;

  @Test
  void dividesWhatDividesIntoEqualSlicesAtTheStartsOfTheirIntervals() {
    TwapSchedule schedule = TwapSlicer.schedule(100, 4, HOUR, 0, new SplittableRandom(1));

    assertThat(schedule.slices())
        .containsExactly(
            new Slice(0, Duration.ZERO, Quantity.of(25)),
            new Slice(1, Duration.ofMinutes(15), Quantity.of(25)),
            new Slice(2, Duration.ofMinutes(30), Quantity.of(25)),
            new Slice(3, Duration.ofMinutes(45), Quantity.of(25)));
  }

  @Test
  void spreadsTheRemainderOneShareEach() {
    TwapSchedule schedule = TwapSlicer.schedule(103, 4, HOUR, 0, new SplittableRandom(1));

    assertThat(schedule.slices())
        .extracting(Slice::quantity)
        .containsExactlyInAnyOrder(
            Quantity.of(25), Quantity.of(26), Quantity.of(26), Quantity.of(26));
  }

  @Test
  void oneSliceIsTheWholeParent() {
    TwapSchedule schedule = TwapSlicer.schedule(7, 1, HOUR, 1, new SplittableRandom(1));

    assertThat(schedule.total()).isEqualTo(Quantity.of(7));
    assertThat(schedule.slices()).hasSize(1);
  }

  @Test
  void slicesSumToTheParentAndDifferByAShareAtMost() {
    for (long seed = 0; seed < 5_000; seed++) {
      var random = new SplittableRandom(seed);
      int sliceCount = random.nextInt(1, 40);
      long parent = sliceCount + random.nextLong(0, 100_000);

      TwapSchedule schedule = anySchedule(parent, sliceCount, random);

      var quantities = schedule.slices().stream().map(Slice::quantity).toList();
      Quantity least = Collections.min(quantities);
      Quantity most = Collections.max(quantities);
      assertThat(schedule.total()).as("seed %d", seed).isEqualTo(Quantity.of(parent));
      assertThat(quantities).as("seed %d", seed).hasSize(sliceCount);
      assertThat(least).as("seed %d", seed).isEqualTo(Quantity.of(parent / sliceCount));
      assertThat(most.minus(least)).as("seed %d", seed).isLessThanOrEqualTo(Quantity.of(1));
    }
  }

  @Test
  void eachSliceStaysInItsOwnInterval() {
    for (long seed = 0; seed < 5_000; seed++) {
      var random = new SplittableRandom(seed);
      int sliceCount = random.nextInt(1, 40);
      Duration horizon = anyHorizon(random);
      double jitter = random.nextDouble();

      TwapSchedule schedule = TwapSlicer.schedule(1_000, sliceCount, horizon, jitter, random);

      for (Slice slice : schedule.slices()) {
        Duration start = horizon.multipliedBy(slice.number()).dividedBy(sliceCount);
        Duration end = horizon.multipliedBy(slice.number() + 1L).dividedBy(sliceCount);
        assertThat(slice.offset()).as("seed %d", seed).isGreaterThanOrEqualTo(start);
        assertThat(slice.offset()).as("seed %d", seed).isLessThan(end);
      }
      assertThat(schedule.slices())
          .as("seed %d", seed)
          .extracting(Slice::number)
          .containsExactlyElementsOf(IntStream.range(0, sliceCount).boxed().toList());
    }
  }

  @Test
  void movesASliceByTheJitterAtMost() {
    for (long seed = 0; seed < 1_000; seed++) {
      TwapSchedule schedule = TwapSlicer.schedule(60, 60, HOUR, 0.25, new SplittableRandom(seed));

      assertThat(schedule.slices())
          .as("seed %d", seed)
          .allSatisfy(slice ->
              assertThat(slice.offset().minusMinutes(slice.number()))
                  .isLessThan(Duration.ofSeconds(15)));
    }
  }

  @Test
  void theLargestChanceStaysInsideTheInterval() {
    TwapSchedule schedule =
        TwapSlicer.schedule(3, 3, TwapSlicer.MAX_HORIZON, 1, generatorOf(Math.nextDown(1.0)));

    assertThat(schedule.slices().getFirst().offset()).isLessThan(Duration.ofHours(8));
    assertThat(schedule.slices().getLast().offset()).isLessThan(TwapSlicer.MAX_HORIZON);
  }

  @Test
  void jitterUsesTheWholeOfItsPartOfTheInterval() {
    int[] tenths = new int[10];
    for (long seed = 0; seed < 1_000; seed++) {
      TwapSchedule schedule = TwapSlicer.schedule(10, 10, HOUR, 1, new SplittableRandom(seed));
      for (Slice slice : schedule.slices()) {
        Duration moved = slice.offset().minusMinutes(6L * slice.number());
        tenths[(int) (moved.toMillis() / Duration.ofSeconds(36).toMillis())]++;
      }
    }

    assertThat(chiSquare(tenths)).as("counts %s", tenths).isLessThan(CHI_SQUARE_9_AT_1_PER_MILLE);
  }

  /** Five slices, two shares left over: ten ways to place them, each as likely as any other. */
  @Test
  void everyPlacementOfTheRemainderIsEquallyLikely() {
    Map<List<Quantity>, Integer> seen = new HashMap<>();
    for (long seed = 0; seed < 20_000; seed++) {
      seen.merge(TwapSlicer.quantities(52, 5, new SplittableRandom(seed)), 1, Integer::sum);
    }

    int[] counts = seen.values().stream().mapToInt(Integer::intValue).toArray();
    assertThat(counts).hasSize(10);
    assertThat(chiSquare(counts)).as("counts %s", seen).isLessThan(CHI_SQUARE_9_AT_1_PER_MILLE);
  }

  /** Draws without replacement scatter less than independent ones: hence the correction. */
  @Test
  void noSliceGetsTheRemainderMoreOftenThanAnother() {
    int sliceCount = 10;
    int remainder = 3;
    int[] larger = new int[sliceCount];
    var random = new SplittableRandom(1);
    for (int draw = 0; draw < 100_000; draw++) {
      var quantities = TwapSlicer.quantities(100 + remainder, sliceCount, random);
      for (int number = 0; number < sliceCount; number++) {
        larger[number] += quantities.get(number).equals(Quantity.of(11)) ? 1 : 0;
      }
    }

    double corrected = chiSquare(larger) * (sliceCount - 1) / (sliceCount - remainder);

    assertThat(IntStream.of(larger).sum()).isEqualTo(100_000 * remainder);
    assertThat(corrected).as("counts %s", larger).isLessThan(CHI_SQUARE_9_AT_1_PER_MILLE);
  }

  @Test
  void theSameSeedGivesTheSameScheduleAndOthersGiveOthers() {
    var schedules = new HashSet<TwapSchedule>();
    for (long seed = 0; seed < 200; seed++) {
      TwapSchedule schedule = TwapSlicer.schedule(1_003, 10, HOUR, 0.5, new SplittableRandom(seed));

      assertThat(TwapSlicer.schedule(1_003, 10, HOUR, 0.5, new SplittableRandom(seed)))
          .as("seed %d", seed)
          .isEqualTo(schedule);
      schedules.add(schedule);
    }

    assertThat(schedules).hasSize(200);
  }

  @ParameterizedTest
  @CsvSource({
    "3, 4",
    "0, 1",
    "-1, 1",
    "9223372036854775807, 4",
    "1000000000000000, 4",
    "-9223372036854775808, 4"
  })
  void refusesFewerSharesThanSlicesAndMoreThanAQuantityHolds(long parentShares, int sliceCount) {
    assertThatThrownBy(() -> schedule(parentShares, sliceCount, HOUR, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "parentShares must be at least one for each of %d slices and at most 999999999999999,"
                + " was %d",
            sliceCount, parentShares);
  }

  @Test
  void refusesTheSameWhenAskedForQuantitiesAlone() {
    var random = new SplittableRandom(1);

    assertThatThrownBy(() -> TwapSlicer.quantities(3, 4, random))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TwapSlicer.quantities(3, 0, random))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void slicesTheShortestHorizonThereIs() {
    TwapSchedule schedule = schedule(4, 4, Duration.ofMillis(4), 0);

    assertThat(schedule.slices().getLast().offset()).isEqualTo(Duration.ofMillis(3));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 10_001, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void refusesNoSlicesAndTooMany(int sliceCount) {
    assertThatThrownBy(() -> schedule(100_000, sliceCount, HOUR, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("sliceCount must be 1..10000, was %d", sliceCount);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.01, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesJitterThatLeavesTheInterval(double jitter) {
    assertThatThrownBy(() -> schedule(100, 4, HOUR, jitter))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("jitter must be 0..1, was " + jitter);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1H", "PT0.003999999S"})
  void refusesAHorizonTooShortForItsSlices(Duration horizon) {
    assertThatThrownBy(() -> schedule(100, 4, horizon, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("horizon must be at least PT0.001S for each of 4 slices, was " + horizon);
  }

  @Test
  void refusesAHorizonBeyondADay() {
    assertThatThrownBy(() -> schedule(100, 4, Duration.ofDays(1).plusNanos(1), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("horizon must be at most PT24H, was PT24H0.000000001S");
    assertThatThrownBy(() -> schedule(100, 4, Duration.ofSeconds(Long.MAX_VALUE), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void slicesTheLargestRequestExactly() {
    TwapSchedule schedule =
        schedule(999_999_999_999_999L, TwapSlicer.MAX_SLICES, TwapSlicer.MAX_HORIZON, 1);

    assertThat(schedule.total()).isEqualTo(Quantity.of(999_999_999_999_999L));
    assertThat(schedule.slices().getLast().offset()).isLessThan(TwapSlicer.MAX_HORIZON);
  }

  @Test
  void aScheduleHasSlicesInTheOrderOfTheirTimes() {
    var first = new Slice(0, Duration.ofMinutes(1), Quantity.of(1));
    var same = new Slice(1, Duration.ofMinutes(1), Quantity.of(1));

    assertThatThrownBy(() -> new TwapSchedule(List.of(first, same)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("slice 1 must be later than slice 0, was PT1M and PT1M");
    assertThatThrownBy(() -> new TwapSchedule(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a schedule must have at least one slice");
    assertThatThrownBy(() -> new TwapSchedule(List.of(same)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("slice 0 must have its place as number, was 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.5", "1.000000001"})
  void aSliceIsWholeShares(String quantity) {
    assertThatThrownBy(() -> new Slice(0, Duration.ZERO, Quantity.of(quantity)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("quantity must be whole shares, was " + quantity);
  }

  @Test
  void aSliceIsNotDueBeforeTheStart() {
    assertThatThrownBy(() -> new Slice(0, Duration.ofNanos(-1), Quantity.of(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("offset must not be negative, was PT-0.000000001S");
  }

  private static TwapSchedule schedule(
      long parentShares, int sliceCount, Duration horizon, double jitter) {
    return TwapSlicer.schedule(parentShares, sliceCount, horizon, jitter, new SplittableRandom(1));
  }

  private static TwapSchedule anySchedule(long parent, int sliceCount, SplittableRandom random) {
    return TwapSlicer.schedule(parent, sliceCount, anyHorizon(random), random.nextDouble(), random);
  }

  private static Duration anyHorizon(SplittableRandom random) {
    return Duration.ofNanos(random.nextLong(40_000_000L, TwapSlicer.MAX_HORIZON.toNanos() + 1));
  }

  /** A generator whose every fraction is the same. */
  private static RandomGenerator generatorOf(double fraction) {
    return new RandomGenerator() {
      @Override
      public long nextLong() {
        return 0;
      }

      @Override
      public double nextDouble() {
        return fraction;
      }
    };
  }

  private static double chiSquare(int[] counts) {
    double expected = IntStream.of(counts).sum() / (double) counts.length;
    return IntStream.of(counts)
        .mapToDouble(count -> Math.pow(count - expected, 2) / expected)
        .sum();
  }
}
