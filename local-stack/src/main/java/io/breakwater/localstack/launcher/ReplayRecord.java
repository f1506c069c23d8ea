package io.breakwater.localstack.launcher;

import io.breakwater.clock.ReplaySetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is remembered of the replay between two starts: the setting in force, and when something of
 * the stack was last known to run. After a clean stop that moment is exact. After anything else it
 * is the newest trace of life, the launcher's heartbeat or a write by a process that outlived it,
 * and a margin. Confined to the thread of the launcher that calls it.
 */
final class ReplayRecord {
  private static final Duration MARGIN = Duration.ofSeconds(3);
  private static final String RUNNING = "running";
  private static final String STOPPED = "stopped";

  private final StateFolder state;

  ReplayRecord(StateFolder state) {
    this.state = state;
  }

  /**
   * @throws LauncherException if the file is there but cannot be read as a setting
   */
  Optional<ReplaySetting> setting() throws IOException {
    Path file = state.run().resolve("clock");
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(ReplaySetting.parse(Files.readString(file).strip()));
    } catch (IllegalArgumentException unreadable) {
      throw new LauncherException(
          file + " is damaged (" + unreadable.getMessage() + "). FRESH=1 starts over.", unreadable);
    }
  }

  void write(ReplaySetting setting) throws IOException {
    replace(state.run().resolve("clock"), setting.toString());
  }

  void noteRunning(Instant machine) throws IOException {
    replace(alive(), RUNNING + " " + machine);
  }

  /** To be called when nothing runs any more. */
  void noteStopped(Instant machine) throws IOException {
    replace(alive(), STOPPED + " " + machine);
  }

  /** When, in machine time and at the latest, something of the stack last ran. */
  Optional<Instant> lastRan() throws IOException {
    if (Files.notExists(alive())) {
      return newestTrace().map(trace -> trace.plus(MARGIN));
    }
    String text = Files.readString(alive()).strip();
    Instant noted = Instant.parse(text.substring(text.indexOf(' ') + 1));
    if (text.startsWith(STOPPED)) {
      return Optional.of(noted);
    }
    return newestTrace().filter(noted::isBefore).or(() -> Optional.of(noted)).map(this::withMargin);
  }

  private Instant withMargin(Instant trace) {
    return trace.plus(MARGIN);
  }

  private Path alive() {
    return state.run().resolve("alive");
  }

  /**
   * Whoever records an event writes to the venue's book, to PostgreSQL's log of writes, or a log.
   */
  private Optional<Instant> newestTrace() throws IOException {
    Instant newest = Instant.EPOCH;
    for (Path folder :
        new Path[] {
          state.venueBook().getParent(),
          state.postgres().resolve("data").resolve("pg_wal"),
          state.logs()
        }) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.list(folder)) {
          for (Path file : files.toList()) {
            Instant written = Files.getLastModifiedTime(file).toInstant();
            newest = written.isAfter(newest) ? written : newest;
          }
        }
      }
    }
    return newest.equals(Instant.EPOCH) ? Optional.empty() : Optional.of(newest);
  }

  private static void replace(Path file, String text) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(draft, text + "\n");
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
