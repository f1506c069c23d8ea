package io.breakwater.localstack.launcher;

import io.breakwater.localstack.servers.LocalServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Waits until each process says that it can do its work, and shows the progress. A process that
 * ends on the way is started once more: on a starved machine a service may give up on a database
 * that is merely slow. Confined to one thread.
 *
 * @param state where the logs are
 * @param console takes the progress
 * @param began when the start began, by {@link System#nanoTime}
 * @param pause how to wait between two looks
 */
record Readiness(StateFolder state, Console console, long began, Pause pause) {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration PROGRESS = Duration.ofSeconds(15);

  /** Something that waits, and may end the wait for good by an exception. */
  interface Pause {
    void of(Duration pause) throws InterruptedException;
  }

  /**
   * Returns when all are ready.
   *
   * @throws LauncherException if one ends twice, or is not ready in time; with the end of its log
   */
  void await(List<LocalServer> servers) {
    List<LocalServer> waiting = new ArrayList<>(servers);
    Set<String> startedAgain = new HashSet<>();
    long nextProgress = began + PROGRESS.toNanos();
    while (!waiting.isEmpty()) {
      waiting.removeIf(this::sayIfReady);
      for (LocalServer server : waiting) {
        if (!server.isRunning()) {
          startAgain(server, startedAgain);
        }
      }
      if (!waiting.isEmpty() && System.nanoTime() > began + PATIENCE.toNanos()) {
        throw failed(
            waiting.getFirst().name(), "was not ready within " + PATIENCE.toSeconds() + " s");
      }
      if (!waiting.isEmpty() && System.nanoTime() > nextProgress) {
        nextProgress = System.nanoTime() + PROGRESS.toNanos();
        console.say(
            "  … waiting for "
                + String.join(", ", waiting.stream().map(LocalServer::name).toList()));
      }
      rest();
    }
  }

  private boolean sayIfReady(LocalServer server) {
    if (!server.isReady()) {
      return false;
    }
    console.say(
        "  %-20s ready on port %-5d after %.1f s"
            .formatted(server.name(), server.port(), (System.nanoTime() - began) / 1e9));
    return true;
  }

  private void startAgain(LocalServer server, Set<String> startedAgain) {
    if (!startedAgain.add(server.name())) {
      throw failed(server.name(), "has ended before it was ready");
    }
    console.say(
        "  %s has ended before it was ready; starting it once more".formatted(server.name()));
    try {
      server.start();
    } catch (IOException notStarted) {
      throw new LauncherException(server.name() + " does not start: " + notStarted, notStarted);
    }
  }

  private void rest() {
    try {
      pause.of(POLL);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new LauncherException("interrupted while starting", interrupted);
    }
  }

  private LauncherException failed(String name, String what) {
    return new LauncherException(
        "%s %s. The end of %s:\n%s"
            .formatted(name, what, state.log(name), LogTail.of(state.log(name))));
  }
}
