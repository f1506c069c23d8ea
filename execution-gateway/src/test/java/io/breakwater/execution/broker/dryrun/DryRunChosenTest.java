package io.breakwater.execution.broker.dryrun;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class DryRunChosenTest {

  @ParameterizedTest
  @CsvSource({
    "dry-run, true",
    "DRY_RUN, true",
    "dryRun, true",
    "venue, false",
    "alpaca-live, false"
  })
  void understandsEverySpellingOfTheSetting(String kind, boolean chosen) {
    var environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource("test", Map.of("breakwater.broker.kind", kind)));

    assertThat(DryRunChosen.in(environment)).isEqualTo(chosen);
  }

  @Test
  void understandsTheEnvironmentVariableToo() {
    var environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(
            new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                Map.of("BREAKWATER_BROKER_KIND", "DRY_RUN")));

    assertThat(DryRunChosen.in(environment)).isTrue();
  }

  @Test
  void isNotWhatIsDoneWhereNothingIsChosen() {
    assertThat(DryRunChosen.in(new StandardEnvironment())).isFalse();
  }
}
