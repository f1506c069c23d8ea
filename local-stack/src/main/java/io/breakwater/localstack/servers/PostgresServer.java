package io.breakwater.localstack.servers;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * An embedded PostgreSQL 18 whose commits survive the death of every process: {@code fsync} and
 * {@code synchronous_commit} are on, which the library that runs it would leave off. It listens on
 * 127.0.0.1 alone, opens no Unix socket, and asks everyone for the password. Thread-safe.
 */
public final class PostgresServer implements LocalServer {
  /** More than all connection pools together, with two gateways and room for a person to look. */
  public static final int MAX_CONNECTIONS = 200;

  private static final Duration START_PATIENCE = Duration.ofSeconds(60);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);

  private final Path folder;
  private final int port;
  private final String password;
  private final Path log;
  private @Nullable EmbeddedPostgres running;

  /**
   * @param folder where the data directory and the unpacked server lie
   * @param port fixed for the life of the folder
   * @param password of the superuser, set when the folder is first used
   * @param log the file that takes the server's output
   */
  public PostgresServer(Path folder, int port, String password, Path log) {
    this.folder = folder.toAbsolutePath();
    this.port = port;
    this.password = password;
    this.log = log;
  }

  @Override
  public String name() {
    return "postgres";
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public synchronized void start() throws IOException {
    stop();
    Files.createDirectories(folder);
    Path passwordFile = Files.createTempFile(folder, "password", "");
    try {
      Files.writeString(passwordFile, password);
      running =
          EmbeddedPostgres.builder()
              .setDataDirectory(data())
              .setCleanDataDirectory(false)
              .setOverrideWorkingDirectory(folder.resolve("server").toFile())
              .setRegisterShutdownHook(false)
              .setPort(port)
              .setPGStartupWait(START_PATIENCE)
              // These three become options of initdb, which is run once per folder.
              .setLocaleConfig("pwfile", passwordFile.toString())
              .setLocaleConfig("auth-host", "scram-sha-256")
              .setLocaleConfig("locale", "C.UTF-8")
              .setConnectConfig("password", password)
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("listen_addresses", "127.0.0.1")
              .setServerConfig("unix_socket_directories", "''")
              .setServerConfig("max_connections", Integer.toString(MAX_CONNECTIONS))
              // Shorter than orders wait for a lock, or a deadlock would pass for a wait.
              .setServerConfig("deadlock_timeout", "100ms")
              .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
    } finally {
      Files.delete(passwordFile);
    }
  }

  @Override
  public boolean isRunning() {
    return postmaster().isPresent();
  }

  /** A start returns only when the server answers, so one that runs is ready. */
  @Override
  public boolean isReady() {
    return isRunning();
  }

  /** Also ends a server that an earlier run left on the folder. */
  @Override
  public synchronized void stop() {
    Optional<ProcessHandle> postmaster = postmaster();
    EmbeddedPostgres closing = running;
    running = null;
    if (closing != null) {
      try {
        closing.close();
      } catch (IOException stillHeld) {
        // The process itself is looked after below; the library's lock file goes with this JVM.
      }
    }
    // The library's own stop gives up after five seconds and says so only in its log.
    postmaster.filter(ProcessHandle::isAlive).ifPresent(this::endFast);
  }

  /** The database of this name, as the superuser. */
  public synchronized DataSource superuser(String database) {
    if (running == null) {
      throw new IllegalStateException("PostgreSQL is not running");
    }
    return running.getDatabase("postgres", database);
  }

  private Path data() {
    return folder.resolve("data");
  }

  /** SIGTERM would wait for every client to leave; SIGINT is PostgreSQL's fast shutdown. */
  private void endFast(ProcessHandle postmaster) {
    try {
      new ProcessBuilder("kill", "-INT", Long.toString(postmaster.pid())).start().waitFor();
      RecordedProcess.hasEnded(postmaster, STOP_PATIENCE);
    } catch (IOException noKillCommand) {
      // Falls through to the call below, which needs no command.
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    RecordedProcess.end(postmaster, STOP_PATIENCE);
  }

  /**
   * Reads {@code postmaster.pid}: process id in line 1, start time in seconds in line 3
   * (PostgreSQL's {@code miscadmin.h}).
   */
  private Optional<ProcessHandle> postmaster() {
    Path file = data().resolve("postmaster.pid");
    try {
      List<String> lines = Files.readAllLines(file);
      if (lines.size() < 3) {
        return Optional.empty();
      }
      long pid = Long.parseLong(lines.get(0).strip());
      Instant startedAt = Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()));
      return RecordedProcess.find(pid, startedAt);
    } catch (IOException | NumberFormatException absentOrHalfWritten) {
      return Optional.empty();
    }
  }
}
