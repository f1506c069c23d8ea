package io.breakwater.signal.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalGeneratorTest {

  @ParameterizedTest
  @CsvSource({
    "5 4 3 2 1, 2, 2, .5 .5 0 -.5 -.5, false",
    "1 1 0, 1, 1, 1 0 -1, false",
    "2 1 1, 1, 1, 1 0 -1, false",
    "1 1 1, 1, 1, 0 0 0, true",
    "2 1, 2, 0, .5 .5, false",
    "2 1, 0, 2, -.5 -.5, false",
    "1 1, 2, 0, .5 .5, false",
    "3 1 1 0, 2, 2, 0 0 0 0, true",
    "7, 1, 0, 1, false"
  })
  void weighsTheBestAndTheWorst(
      String scores, int top, int bottom, String weights, boolean noSeparation) {
    RankedSignals ranked = generate(scores(scores), top, bottom);

    assertThat(ranked.signals()).extracting(Signal::weight).containsExactly(doubles(weights));
    assertThat(ranked.noSeparation()).isEqualTo(noSeparation);
  }

  @Test
  void reportsStandardisedScoresAsReturns() {
    List<Signal> signals = generate(scores("5 4 3 2 1"), 2, 2).signals();

    assertThat(signals.stream().mapToDouble(Signal::predictedReturn).toArray())
        .containsExactly(new double[] {.028284, .014142, 0, -.014142, -.028284}, within(1e-6));
  }

  @Test
  void onlyCentresScoresWithoutSpread() {
    List<Signal> signals = generate(Map.of("A", 3.0, "B", 3.0 + 1e-11), 1, 0).signals();

    assertThat(signals)
        .allSatisfy(signal -> assertThat(signal.predictedReturn()).isCloseTo(0, within(1e-10)));
  }

  @Test
  void leavesASingleScoreRaw() {
    assertThat(generate(Map.of("A", 0.3), 1, 0).signals().getFirst().predictedReturn())
        .isEqualTo(0.3);
  }

  @Test
  void ranksTiesByTheAlphabet() {
    List<Signal> signals = generate(Map.of("C", 1.0, "B", 2.0, "A", 1.0, "D", 0.0), 1, 1).signals();

    assertThat(signals).extracting(Signal::symbol).containsExactly("B", "A", "C", "D");
    assertThat(signals).extracting(Signal::rank).containsExactly(1, 2, 3, 4);
  }

  @Test
  void refusesToSelectMoreThanThereAre() {
    assertThatThrownBy(() -> generate(scores("3 2 1"), 2, 2))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-1, 2", "2, -1"})
  void refusesASelectionOfNothingOrLess(int top, int bottom) {
    assertThatThrownBy(() -> new Selection(top, bottom))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everySetIsBalancedRankedAndReproducible() {
    for (long seed = 0; seed < 2_000; seed++) {
      var random = new SplittableRandom(seed);
      Map<String, Double> scores = randomScores(random);
      int top = random.nextInt(0, scores.size() + 1);
      int bottom = random.nextInt(0, scores.size() - top + 1);
      if (top + bottom == 0) {
        continue;
      }

      RankedSignals ranked = generate(scores, top, bottom);

      String as = "seed " + seed;
      assertThat(sum(ranked, 1))
          .as(as)
          .isCloseTo(top == 0 || ranked.noSeparation() ? 0 : 1, within(1e-9));
      assertThat(sum(ranked, -1))
          .as(as)
          .isCloseTo(bottom == 0 || ranked.noSeparation() ? 0 : -1, within(1e-9));
      for (int place = 1; place < ranked.signals().size(); place++) {
        Signal better = ranked.signals().get(place - 1);
        Signal worse = ranked.signals().get(place);
        assertThat(better.score()).as(as).isGreaterThanOrEqualTo(worse.score());
        assertThat(worse.rank()).as(as).isEqualTo(better.rank() + 1);
        assertThat(better.weight()).as(as).isGreaterThanOrEqualTo(worse.weight());
      }
      assertThat(generate(scores, top, bottom)).as(as).isEqualTo(ranked);
    }
  }

  /** Some of few values, so that ties are common. */
  private static Map<String, Double> randomScores(SplittableRandom random) {
    int count = random.nextInt(1, 12);
    int values = random.nextInt(1, 20);
    var scores = new LinkedHashMap<String, Double>();
    for (int i = 0; i < count; i++) {
      scores.put("S" + i, (double) random.nextInt(values));
    }
    return scores;
  }

  private static double sum(RankedSignals ranked, int side) {
    return ranked.signals().stream()
        .mapToDouble(Signal::weight)
        .filter(weight -> Math.signum(weight) == side)
        .sum();
  }

  private static RankedSignals generate(Map<String, Double> scores, int top, int bottom) {
    return new SignalGenerator(new Selection(top, bottom)).generate(scores);
  }

  /** Scores of A, B, C … in order. */
  private static Map<String, Double> scores(String text) {
    var scores = new LinkedHashMap<String, Double>();
    for (String score : text.split(" ")) {
      scores.put(String.valueOf((char) ('A' + scores.size())), Double.valueOf(score));
    }
    return scores;
  }

  private static Double[] doubles(String text) {
    return Arrays.stream(text.split(" ")).map(Double::valueOf).toArray(Double[]::new);
  }
}
