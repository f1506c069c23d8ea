package io.breakwater.signal.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RankCorrelationTest {

  @Test
  void looksAtOrderOnly() {
    assertThat(RankCorrelation.of(new double[] {1, 2, 3}, new double[] {-5, 0.1, 900}))
        .isCloseTo(1, within(1e-12));
    assertThat(RankCorrelation.of(new double[] {3, 2, 1}, new double[] {-5, 0.1, 900}))
        .isCloseTo(-1, within(1e-12));
  }

  /** Checked by hand: ranks 1, 2.5, 2.5, 4 against 1, 3, 2, 4. */
  @Test
  void tiesShareTheirAverageRank() {
    assertThat(RankCorrelation.of(new double[] {1, 2, 2, 4}, new double[] {10, 30, 20, 40}))
        .isCloseTo(4.5 / Math.sqrt(4.5 * 5), within(1e-12));
  }

  @Test
  void isNanWhereOneSideIsAllEqual() {
    assertThat(RankCorrelation.of(new double[] {1, 1}, new double[] {1, 2})).isNaN();
    assertThat(RankCorrelation.of(new double[] {1}, new double[] {2})).isNaN();
  }
}
