package io.breakwater.localstack.launcher;

import io.breakwater.localstack.launcher.keys.EnvFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The broker of the containers, as lines of {@code .env}. With a broker outside there is no venue
 * and no replay; the clock of the venue's database is kept for the next time that it is used. Not
 * thread-safe.
 *
 * @param env the file of docker-compose
 */
record ComposeBroker(Path env) {
  static final String KEPT_REPLAY = "VENUE_CLOCK_REPLAY";
  private static final String PROFILES = "COMPOSE_PROFILES";
  private static final String PROJECT = "COMPOSE_PROJECT_NAME";

  void prepare(BrokerAccess access) throws IOException {
    EnvFile file = EnvFile.read(env);
    file.set("BROKER", access.choice().label());
    file.set("BROKER_KEY_ID", access.keyId());
    file.set("BROKER_SECRET_KEY", access.secretKey());
    file.set("BROKER_ACCOUNT", access.accountNumber());
    if (access.choice().isOutside()) {
      String replay = value(file, ComposeClock.SETTING);
      if (!replay.isBlank()) {
        file.set(KEPT_REPLAY, replay);
      }
      file.set(ComposeClock.SETTING, "");
      file.set(PROFILES, "");
      // Volumes belong to a project: what belongs to one account is not another's.
      file.set(PROJECT, "breakwater-" + access.choice().label());
    } else {
      String kept = value(file, KEPT_REPLAY);
      if (!kept.isBlank()) {
        file.set(ComposeClock.SETTING, kept);
        file.remove(KEPT_REPLAY);
      }
      file.set(PROFILES, "venue");
      file.remove(PROJECT);
    }
    file.write();
  }

  /** Whether the containers that the file describes trade outside. */
  boolean isOutside() throws IOException {
    String label = value(EnvFile.read(env), "BROKER");
    return !label.isBlank() && BrokerChoice.of(label).isOutside();
  }

  private static String value(EnvFile file, String name) {
    return Objects.requireNonNullElse(file.values().get(name), "");
  }
}
