package io.breakwater.localstack.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process that must be found again by a later run: its id together with its start time, because a
 * process that merely inherited a dead one's id is none of ours. Stateless.
 */
public final class RecordedProcess {
  /** How far the recorded start of a process and what the kernel says of it may lie apart. */
  private static final Duration START_TOLERANCE = Duration.ofSeconds(5);

  private RecordedProcess() {}

  /** Writes the record; an older one in the same file is replaced. */
  public static void record(Path file, ProcessHandle process) throws IOException {
    Instant start = process.info().startInstant().orElse(Instant.EPOCH);
    Files.writeString(file, process.pid() + " " + start.toEpochMilli() + "\n");
  }

  /** The recorded process, if it is still alive; empty where there is no readable record. */
  public static Optional<ProcessHandle> find(Path file) {
    try {
      String text = Files.readString(file).strip();
      int gap = text.indexOf(' ');
      if (gap < 0) {
        return Optional.empty();
      }
      return find(
          Long.parseLong(text.substring(0, gap)),
          Instant.ofEpochMilli(Long.parseLong(text.substring(gap + 1))));
    } catch (IOException | NumberFormatException absentOrHalfWritten) {
      return Optional.empty();
    }
  }

  /** The process of this id, if it is alive and began at this time, give or take some seconds. */
  static Optional<ProcessHandle> find(long pid, Instant startedAt) {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(process -> began(process, startedAt));
  }

  /** Asks the process to end, waits, then kills it and waits again. */
  public static void end(ProcessHandle process, Duration patience) {
    process.destroy();
    if (!hasEnded(process, patience)) {
      process.destroyForcibly();
      hasEnded(process, patience);
    }
  }

  /** Whether the process ends within the time given; an interrupt cuts the wait short. */
  static boolean hasEnded(ProcessHandle process, Duration patience) {
    try {
      process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | ExecutionException notYet) {
      return !process.isAlive();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return !process.isAlive();
    }
  }

  private static boolean began(ProcessHandle process, Instant startedAt) {
    return process
        .info()
        .startInstant()
        .map(start -> Duration.between(start, startedAt).abs())
        .filter(apart -> apart.compareTo(START_TOLERANCE) <= 0)
        .isPresent();
  }
}
