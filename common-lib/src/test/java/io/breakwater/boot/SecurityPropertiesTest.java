package io.breakwater.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.security.Role;
import io.breakwater.security.Secret;
import io.breakwater.testing.PropertiesBinding;
import io.breakwater.testing.TestKeys;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecurityPropertiesTest {

  @Test
  void defaults() {
    assertThat(PropertiesBinding.bind(SecurityProperties.class, Map.of()))
        .isEqualTo(new SecurityProperties(null, null));
  }

  @Test
  void fullMapping() {
    String key = TestKeys.key(Role.SERVICE).reveal();

    var bound =
        PropertiesBinding.bind(
            SecurityProperties.class,
            Map.of(
                "breakwater.security.service-key", key, "breakwater.security.open-docs", "false"));

    assertThat(bound).isEqualTo(new SecurityProperties(Secret.of(key), false));
    assertThat(bound.toString()).doesNotContain(key);
  }

  @Test
  void refusesWhatIsNoKeyAndDoesNotRepeatIt() {
    assertThatThrownBy(() ->
            PropertiesBinding.bind(
                SecurityProperties.class, Map.of("breakwater.security.service-key", "canary")))
        .hasStackTraceContaining("breakwater.security.service-key");
    assertThatThrownBy(() -> new SecurityProperties(Secret.of("canary"), null))
        .hasMessageNotContaining("canary");
  }
}
