package io.breakwater.localstack.launcher;

import io.breakwater.localstack.launcher.demo.DemoSettings;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the user may choose, each by an environment variable (and so by {@code make demo
 * NAME=value}).
 *
 * @param home the checkout, whose modules hold the jars
 * @param state {@code STATE}: where everything but the secrets is kept
 * @param secrets {@code SECRETS}: the file with the generated keys
 * @param ports {@code PORT_OFFSET}: added to every port, so that two stacks can stand side by side
 * @param speed {@code SPEED}: how many market seconds pass in one second while the market is open
 * @param fresh {@code FRESH}: forget what an earlier run left
 * @param exit {@code EXIT}: stop when the demo has reported
 * @param data {@code DATA}: a folder with one CSV of daily bars per symbol, instead of the bundled
 * @param symbols {@code SYMBOLS}: what the venue trades and the demo runs; empty means all of the
 *     data
 * @param broker {@code BROKER}: the embedded venue, a dry run, or Alpaca
 * @param brokerAccount {@code BROKER_ACCOUNT}: the number of the account, repeated where real money
 *     moves
 * @param brokerKeys {@code BROKER_KEYS}: the file with the user's own keys of Alpaca
 * @param capital {@code CAPITAL}: US dollars that the demo's longs are worth together, and its
 *     shorts
 */
record StackSettings(
    Path home,
    StateFolder state,
    Path secrets,
    Ports ports,
    int speed,
    boolean fresh,
    boolean exit,
    Optional<Path> data,
    List<String> symbols,
    BrokerChoice broker,
    Optional<String> brokerAccount,
    Path brokerKeys,
    BigDecimal capital) {
  private static final int MAX_SPEED = 3_600;

  StackSettings {
    symbols = List.copyOf(symbols);
    if (speed < 1 || speed > MAX_SPEED) {
      throw new LauncherException("SPEED must be 1 to " + MAX_SPEED + ", was " + speed);
    }
  }

  static StackSettings from(Map<String, String> environment, Path home) {
    BrokerChoice broker = BrokerChoice.of(value(environment, "BROKER").orElse("venue"));
    // Each broker has a database of its own: what belongs to one account is not another's.
    String state = broker == BrokerChoice.VENUE ? ".local" : ".local/" + broker.label();
    return new StackSettings(
        home.toAbsolutePath(),
        new StateFolder(home.resolve(value(environment, "STATE").orElse(state))),
        home.resolve(value(environment, "SECRETS").orElse(".env.local")).toAbsolutePath(),
        new Ports(number(environment, "PORT_OFFSET", 0)),
        number(environment, "SPEED", 60),
        isOn(environment, "FRESH"),
        isOn(environment, "EXIT"),
        value(environment, "DATA").map(folder -> home.resolve(folder).toAbsolutePath()),
        value(environment, "SYMBOLS").map(StackSettings::words).orElse(List.of()),
        broker,
        value(environment, "BROKER_ACCOUNT"),
        home.resolve(value(environment, "BROKER_KEYS").orElse(".env")).toAbsolutePath(),
        amount(environment, "CAPITAL", DemoSettings.DEFAULT_CAPITAL));
  }

  /** Process name to port, of the processes that there are with this broker. */
  Map<String, Integer> portsInUse() {
    Map<String, Integer> inUse = ports.all();
    if (broker.isOutside()) {
      inUse.remove(Ports.VENUE);
    }
    return inUse;
  }

  private static BigDecimal amount(
      Map<String, String> environment, String name, BigDecimal otherwise) {
    try {
      BigDecimal amount = value(environment, name).map(BigDecimal::new).orElse(otherwise);
      if (amount.signum() <= 0) {
        throw new LauncherException(name + " must be above 0, was " + amount.toPlainString());
      }
      return amount;
    } catch (NumberFormatException notANumber) {
      throw new LauncherException(
          name + " must be an amount, was " + environment.get(name), notANumber);
    }
  }

  private static Optional<String> value(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
  }

  private static List<String> words(String text) {
    return Stream.of(text.split("[ ,]+", -1)).filter(word -> !word.isEmpty()).toList();
  }

  private static boolean isOn(Map<String, String> environment, String name) {
    return value(environment, name)
        .map(text ->
            switch (text) {
              case "1", "true", "yes" -> true;
              case "0", "false", "no" -> false;
              default -> throw new LauncherException(name + " must be 1 or 0, was " + text);
            })
        .orElse(false);
  }

  private static int number(Map<String, String> environment, String name, int otherwise) {
    try {
      return value(environment, name).map(Integer::parseInt).orElse(otherwise);
    } catch (NumberFormatException notANumber) {
      throw new LauncherException(
          name + " must be a whole number, was " + environment.get(name), notANumber);
    }
  }
}
