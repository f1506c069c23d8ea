package io.breakwater.localstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackSettingsTest {
  static final Path HOME = Path.of("/checkout");

  @Test
  void hasDefaults() {
    assertThat(StackSettings.from(Map.of(), HOME))
        .isEqualTo(
            new StackSettings(
                HOME,
                new StateFolder(HOME.resolve(".local")),
                HOME.resolve(".env.local"),
                new Ports(0),
                60,
                false,
                false,
                Optional.empty(),
                List.of(),
                BrokerChoice.VENUE,
                Optional.empty(),
                HOME.resolve(".env"),
                new BigDecimal("40000")));
  }

  @Test
  void readsEverySetting() {
    Map<String, String> environment = new HashMap<>();
    environment.putAll(
        Map.of(
            "STATE", "/tmp/state",
            "SECRETS", ".env",
            "PORT_OFFSET", "100",
            "SPEED", "600",
            "FRESH", "1",
            "EXIT", "1",
            "DATA", "mine",
            "SYMBOLS", "A, B,C",
            "CAPITAL", "5000.50",
            "BROKER", "alpaca-live"));
    environment.put("BROKER_ACCOUNT", "123456789");

    assertThat(StackSettings.from(environment, HOME))
        .isEqualTo(
            new StackSettings(
                HOME,
                new StateFolder(Path.of("/tmp/state")),
                HOME.resolve(".env"),
                new Ports(100),
                600,
                true,
                true,
                Optional.of(HOME.resolve("mine")),
                List.of("A", "B", "C"),
                BrokerChoice.ALPACA_LIVE,
                Optional.of("123456789"),
                HOME.resolve(".env"),
                new BigDecimal("5000.50")));
  }

  @Test
  void takesWhatIsEmptyAsNotGiven() {
    assertThat(StackSettings.from(Map.of("FRESH", "", "SPEED", "", "DATA", ""), HOME))
        .isEqualTo(StackSettings.from(Map.of(), HOME));
  }

  /** Each broker has a database of its own; a dry run has the venue beside it, for its prices. */
  @ParameterizedTest
  @CsvSource({
    "venue, .local, true",
    "dry-run, .local/dry-run, true",
    "alpaca-paper, .local/alpaca-paper, false"
  })
  void keepsWhatBelongsToOneBrokerApart(String broker, String state, boolean hasVenue) {
    StackSettings settings = StackSettings.from(Map.of("BROKER", broker), HOME);

    assertThat(settings.state()).isEqualTo(new StateFolder(HOME.resolve(state)));
    assertThat(settings.portsInUse().containsKey(Ports.VENUE)).isEqualTo(hasVenue);
  }

  @ParameterizedTest
  @CsvSource({
    "SPEED,0",
    "SPEED,3601",
    "SPEED,fast",
    "FRESH,maybe",
    "PORT_OFFSET,-1",
    "PORT_OFFSET,40001",
    "CAPITAL,0",
    "CAPITAL,much",
    "BROKER,robinhood"
  })
  void refusesNonsenseAndNamesIt(String name, String value) {
    assertThatThrownBy(() -> StackSettings.from(Map.of(name, value), HOME))
        .isInstanceOf(LauncherException.class)
        .hasMessageContaining(name)
        .hasMessageContaining(value);
  }
}
