package io.breakwater.localstack.launcher;

import io.breakwater.localstack.launcher.keys.EnvFile;
import io.breakwater.localstack.launcher.keys.LocalSecrets;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;

/**
 * How gateway and market-data service show themselves at the broker that was chosen. Prints without
 * a secret.
 *
 * @param choice which broker
 * @param keyId half of the pair of keys
 * @param secretKey the other half
 * @param accountNumber repeated by the user where real money moves, else empty
 */
record BrokerAccess(BrokerChoice choice, String keyId, String secretKey, String accountNumber) {
  static final String KEY_ID = "APCA_API_KEY_ID";
  static final String SECRET_KEY = "APCA_API_SECRET_KEY";

  /**
   * Takes the venue's own pair for the venue, and the user's, from the file {@code .env} or the
   * environment, for Alpaca.
   *
   * @throws LauncherException naming what is missing
   */
  static BrokerAccess of(StackSettings settings, LocalSecrets secrets) throws IOException {
    BrokerChoice choice = settings.broker();
    if (!choice.isOutside()) {
      return new BrokerAccess(
          choice,
          secrets.get(LocalSecrets.VENUE_KEY_ID),
          secrets.get(LocalSecrets.VENUE_SECRET_KEY),
          "");
    }
    if (choice == BrokerChoice.ALPACA_LIVE && settings.brokerAccount().isEmpty()) {
      throw new LauncherException(
          "BROKER=alpaca-live moves real money. Repeat the account's number: BROKER_ACCOUNT=…");
    }
    Map<String, String> values = EnvFile.read(settings.brokerKeys()).values();
    return new BrokerAccess(
        choice,
        required(values, KEY_ID, settings),
        required(values, SECRET_KEY, settings),
        settings.brokerAccount().orElse(""));
  }

  private static String required(Map<String, String> values, String name, StackSettings settings) {
    String value = Objects.requireNonNullElse(values.get(name), "");
    if (value.isBlank()) {
      throw new LauncherException(
          "BROKER=%s needs your keys: write %s=… into %s."
              .formatted(settings.broker().label(), name, settings.brokerKeys()));
    }
    return value;
  }

  @Override
  public String toString() {
    return choice.label();
  }
}
