package io.breakwater.execution.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.execution.access.AccessProperties.SeedProperties;
import io.breakwater.security.Role;
import io.breakwater.security.Secret;
import io.breakwater.testing.PropertiesBinding;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccessPropertiesTest {
  private static final String PEPPER = "a-pepper-for-tests-only";
  private static final String KEY = "bw_trader1_" + "ab".repeat(32);

  @Test
  void hasNoKeysUnlessTold() {
    assertThat(
            PropertiesBinding.bind(
                AccessProperties.class, Map.of("breakwater.access.pepper", PEPPER)))
        .isEqualTo(new AccessProperties(Secret.of(PEPPER), List.of()));
  }

  @Test
  void mapsEveryKey() {
    assertThat(
            PropertiesBinding.bind(
                AccessProperties.class,
                Map.of(
                    "breakwater.access.pepper",
                    PEPPER,
                    "breakwater.access.seeds[0].name",
                    "trader",
                    "breakwater.access.seeds[0].roles",
                    "TRADER,VIEWER",
                    "breakwater.access.seeds[0].key",
                    KEY)))
        .isEqualTo(
            new AccessProperties(
                Secret.of(PEPPER),
                List.of(
                    new SeedProperties(
                        "trader", Set.of(Role.TRADER, Role.VIEWER), Secret.of(KEY)))));
  }

  @Test
  void refusesAShortPepperAndAKeyThatIsNone() {
    assertThatThrownBy(() -> new AccessProperties(Secret.of("short"), List.of()))
        .hasMessageContaining("breakwater.access.pepper");
    assertThatThrownBy(
            () -> new SeedProperties("trader", Set.of(Role.TRADER), Secret.of("nonsense")))
        .hasMessageContaining("bw_<id>_<secret>")
        .hasMessageNotContaining("nonsense");
  }

  @Test
  void printsNoSecret() {
    var properties =
        new AccessProperties(
            Secret.of(PEPPER),
            List.of(new SeedProperties("trader", Set.of(Role.TRADER), Secret.of(KEY))));

    assertThat(properties.toString()).doesNotContain(PEPPER).doesNotContain("abab");
  }
}
