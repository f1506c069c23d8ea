package io.breakwater.signal.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WindowTest {
  private static final double NAN = Double.NaN;
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  @Test
  void leavesOutNanAndInfinity() {
    Window window = all(1, NAN, 3, INFINITE, 8);

    assertThat(window.sum()).isEqualTo(12);
    assertThat(window.mean()).isEqualTo(4);
    assertThat(window.max()).isEqualTo(8);
    assertThat(window.min()).isEqualTo(1);
    assertThat(window.deviation()).isCloseTo(Math.sqrt(13), within(1e-12));
  }

  @Test
  void answersNanWithNothingLeft() {
    Window window = all(NAN, INFINITE, NAN);

    assertThat(window.sum()).isNaN();
    assertThat(window.mean()).isNaN();
    assertThat(window.max()).isNaN();
    assertThat(window.min()).isNaN();
    assertThat(window.quantile(0.8)).isNaN();
    assertThat(window.deviation()).isNaN();
    assertThat(window.rank()).isNaN();
    assertThat(window.slope()).isNaN();
  }

  @Test
  void holdsTheRowsThereAreNearTheStart() {
    Series series = Series.of(new double[] {1, 2, 3});

    assertThat(series.window(1, 5).sum()).isEqualTo(3);
    assertThat(series.window(2, 2).sum()).isEqualTo(5);
  }

  @Test
  void oneValueHasNoDeviationAndNoLine() {
    Window window = all(NAN, 7);

    assertThat(window.deviation()).isNaN();
    assertThat(window.slope()).isNaN();
    assertThat(window.rSquared()).isNaN();
    assertThat(window.residual()).isNaN();
  }

  @Test
  void interpolatesQuantiles() {
    assertThat(all(10, 40, 20, 30).quantile(0.8)).isCloseTo(34, within(1e-12));
    assertThat(all(10, 40, 20, 30).quantile(0.2)).isCloseTo(16, within(1e-12));
    assertThat(all(5).quantile(0.8)).isEqualTo(5);
  }

  @Nested
  class Ranks {
    @Test
    void lowestIsOneOfN() {
      assertThat(all(3, 2, 1).rank()).isCloseTo(1 / 3.0, within(1e-12));
      assertThat(all(1, 2, 3).rank()).isEqualTo(1);
    }

    @Test
    void tiesShareTheirAverage() {
      assertThat(all(1, 2, 2).rank()).isCloseTo(2.5 / 3, within(1e-12));
    }

    @Test
    void todayWithoutValueHasNone() {
      assertThat(all(1, 2, NAN).rank()).isNaN();
    }
  }

  @Nested
  class Positions {
    @Test
    void countFromTheOldestRowAndTakeTheOldestOfEquals() {
      assertThat(all(1, 9, 9, 2).positionOfMax()).isEqualTo(2);
      assertThat(all(3, 1, 5, 1).positionOfMin()).isEqualTo(2);
    }

    @Test
    void aRowWithoutValueCountsAsTheExtreme() {
      assertThat(all(1, NAN, 9, NAN).positionOfMax()).isEqualTo(2);
      assertThat(all(0, 2, NAN).positionOfMin()).isEqualTo(1);
    }

    @Test
    void areNanWithoutAnyValue() {
      assertThat(all(NAN, NAN).positionOfMax()).isNaN();
    }
  }

  @Nested
  class Lines {
    @Test
    void keepTheRowNumbersOfTheValuesLeft() {
      Window window = all(1, NAN, 5, 7);

      assertThat(window.slope()).isCloseTo(2, within(1e-12));
      assertThat(window.rSquared()).isCloseTo(1, within(1e-12));
      assertThat(window.residual()).isCloseTo(0, within(1e-12));
    }

    @Test
    void haveNoFitWhereTheWindowIsFlat() {
      Window window = all(100, 100.00001, 100);

      assertThat(window.rSquared()).isNaN();
      assertThat(window.slope()).isFinite();
    }
  }

  @Nested
  class Correlations {
    @Test
    void runOverTheRowsWhereBothHaveAValue() {
      assertThat(all(1, 2, NAN, 4).correlation(all(10, 20, 999, 40))).isCloseTo(1, within(1e-12));
    }

    @Test
    void needTwoSuchRows() {
      assertThat(all(1, 2, NAN).correlation(all(NAN, 2, 3))).isNaN();
    }

    @Test
    void areNanWhereEitherIsFlatByItself() {
      assertThat(all(1, 1.00001, 1).correlation(all(1, 2, 3))).isNaN();
      assertThat(all(1, 2, 3).correlation(all(1, 1.00001, 1))).isNaN();
    }
  }

  private static Window all(double... values) {
    return new Window(values, 0, values.length - 1);
  }
}
