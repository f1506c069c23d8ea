package io.breakwater.localstack.launcher;

import io.breakwater.clock.ReplaySetting;
import io.breakwater.localstack.launcher.keys.EnvFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The replay clock of the containers, which share it as a line of {@code .env}. An orderly stop is
 * noted there, so that market time stands still until the next start. Where no stop is noted the
 * setting stays as it is and market time has gone on: containers may be running, and it must never
 * go back. Not thread-safe.
 *
 * @param env the file of docker-compose
 * @param time where market time goes on
 */
record ComposeClock(Path env, MarketTime time) {
  static final String SETTING = "BREAKWATER_CLOCK_REPLAY";
  static final String STOPPED_AT = "BREAKWATER_CLOCK_STOPPED_AT";

  /** Sees to it that the file has a setting, and the right one for what is about to start. */
  void prepare(Instant machine, int speed, boolean fresh) throws IOException {
    EnvFile file = EnvFile.read(env);
    Map<String, String> values = file.values();
    Optional<ReplaySetting> earlier =
        fresh
            ? Optional.empty()
            : Optional.ofNullable(values.get(SETTING))
                .filter(text -> !text.isBlank())
                .map(ReplaySetting::parse);
    if (earlier.isPresent() && !values.containsKey(STOPPED_AT)) {
      return;
    }
    Optional<Instant> stoodAt =
        earlier.map(setting -> time.marketTimeAt(setting, Instant.parse(values.get(STOPPED_AT))));
    file.set(SETTING, time.resume(stoodAt, machine, speed).toString());
    file.remove(STOPPED_AT);
    file.write();
  }

  /** To be called when no container runs any more; a second call changes nothing. */
  void noteStopped(Instant machine) throws IOException {
    EnvFile file = EnvFile.read(env);
    if (!file.values().containsKey(STOPPED_AT)) {
      file.set(STOPPED_AT, machine.toString());
      file.write();
    }
  }
}
