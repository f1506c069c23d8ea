package io.breakwater.localstack.launcher;

import io.breakwater.localstack.launcher.keys.EnvFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The broker of the containers, as lines of {@code .env}. Each broker has containers, volumes and,
 * where it is on this machine, a market clock of its own; a clock is kept for the next time that
 * its broker is chosen, because in its database market time must never go back. With a broker
 * outside there is no venue and no replay. Not thread-safe.
 *
 * @param env the file of docker-compose
 */
record ComposeBroker(Path env) {
  private static final String BROKER = "BROKER";
  private static final String PROFILES = "COMPOSE_PROFILES";
  private static final String PROJECT = "COMPOSE_PROJECT_NAME";
  private static final String CLOCK = "BREAKWATER_CLOCK_";

  void prepare(BrokerAccess access) throws IOException {
    EnvFile file = EnvFile.read(env);
    BrokerChoice choice = access.choice();
    exchangeClocks(file, choiceIn(file), choice);
    file.set(BROKER, choice.label());
    file.set("BROKER_KEY_ID", access.keyId());
    file.set("BROKER_SECRET_KEY", access.secretKey());
    file.set("BROKER_ACCOUNT", access.accountNumber());
    file.set(PROFILES, choice.isOutside() ? "" : "venue");
    if (choice == BrokerChoice.VENUE) {
      file.remove(PROJECT);
    } else {
      // Volumes belong to a project: what belongs to one account is not another's.
      file.set(PROJECT, "breakwater-" + choice.label());
    }
    file.write();
  }

  private static void exchangeClocks(EnvFile file, BrokerChoice before, BrokerChoice now) {
    if (before != now) {
      for (String name : List.of(ComposeClock.SETTING, ComposeClock.STOPPED_AT)) {
        if (!before.isOutside()) {
          move(file, name, kept(before, name));
        }
        if (!now.isOutside()) {
          move(file, kept(now, name), name);
        }
      }
    }
    if (now.isOutside()) {
      file.set(ComposeClock.SETTING, "");
    }
  }

  /** Such as {@code VENUE_CLOCK_REPLAY}. */
  private static String kept(BrokerChoice choice, String name) {
    return name.replace(CLOCK, choice.name() + "_CLOCK_");
  }

  private static void move(EnvFile file, String from, String to) {
    String value = value(file, from);
    if (!value.isBlank()) {
      file.set(to, value);
      file.remove(from);
    }
  }

  private static BrokerChoice choiceIn(EnvFile file) {
    String label = value(file, BROKER);
    return label.isBlank() ? BrokerChoice.VENUE : BrokerChoice.of(label);
  }

  /** Whether the containers that the file describes trade outside. */
  boolean isOutside() throws IOException {
    return choiceIn(EnvFile.read(env)).isOutside();
  }

  private static String value(EnvFile file, String name) {
    return Objects.requireNonNullElse(file.values().get(name), "");
  }
}
