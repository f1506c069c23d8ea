package io.breakwater.localstack.launcher;

import io.breakwater.localstack.servers.LocalServer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Brings back what died. It acts only when {@link #check} is called and runs on machine time.
 * Confined to one thread.
 */
final class Supervisor {
  private final List<Watched> watched;
  private final InstantSource machine;
  private final Console console;

  Supervisor(List<LocalServer> servers, InstantSource machine, Console console) {
    this.watched = servers.stream().map(Watched::new).toList();
    this.machine = machine;
    this.console = console;
  }

  /** One look at each process: notes deaths, starts again those whose wait is over. */
  void check() {
    watched.forEach(Watched::check);
  }

  /** Names of the processes that died too often to be started again. */
  List<String> abandoned() {
    return watched.stream().filter(one -> one.abandoned).map(one -> one.server.name()).toList();
  }

  private final class Watched {
    private final LocalServer server;
    private final RestartPolicy policy = new RestartPolicy();
    private Optional<Instant> startAgainAt = Optional.empty();
    private boolean abandoned;

    Watched(LocalServer server) {
      this.server = server;
    }

    void check() {
      if (abandoned || server.isRunning()) {
        return;
      }
      Instant now = machine.instant();
      if (startAgainAt.isEmpty()) {
        noteDeath(now);
      } else if (!now.isBefore(startAgainAt.get())) {
        startAgain();
      }
    }

    private void noteDeath(Instant now) {
      Optional<Duration> wait = policy.afterDeathAt(now);
      startAgainAt = wait.map(now::plus);
      abandoned = wait.isEmpty();
      if (abandoned) {
        console.say(
            "%s has died %d times in five minutes and stays down; see its log."
                .formatted(server.name(), policy.recentDeaths()));
      } else {
        console.say(
            "%s has died; starting it again in %d s (%d of %d)."
                .formatted(
                    server.name(),
                    wait.get().toSeconds(),
                    policy.recentDeaths(),
                    RestartPolicy.MOST));
      }
    }

    private void startAgain() {
      startAgainAt = Optional.empty();
      try {
        server.start();
        console.say("%s is started again.".formatted(server.name()));
      } catch (IOException failed) {
        // Counts as the next death, at the next look.
        console.say("%s did not start: %s".formatted(server.name(), failed));
      }
    }
  }
}
