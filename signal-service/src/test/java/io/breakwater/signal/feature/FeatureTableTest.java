package io.breakwater.signal.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureTableTest {
  private final FeatureTable table =
      new FeatureTable(List.of("A", "B", "C"), new double[][] {{1, 2, 3}});

  @Test
  void givesFeaturesInTheOrderAskedFor() {
    assertThat(table.row(0, List.of("C", "A"))).containsExactly(3, 1);
    assertThat(table.row(0, List.of("A", "B", "C"))).containsExactly(1, 2, 3);
  }

  @Test
  void refusesAnUnknownFeature() {
    assertThatThrownBy(() -> table.row(0, List.of("D")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isNotChangedThroughARowItGave() {
    table.row(0)[0] = 99;

    assertThat(table.row(0)[0]).isEqualTo(1);
  }
}
