package io.breakwater.localstack.servers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import redis.embedded.core.ExecutableProvider;

/**
 * An embedded Redis that keeps nothing on disk: what it holds may vanish at any time, and nobody
 * may rely on it. The bundled binary needs libssl 3; where it cannot run, a {@code redis-server}
 * found on the path stands in. Thread-safe.
 */
public final class RedisServer implements LocalServer {
  private static final Duration START_PATIENCE = Duration.ofSeconds(15);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);
  private static final Duration PING_INTERVAL = Duration.ofMillis(50);

  private final Path folder;
  private final int port;
  private final Path log;

  /**
   * @param folder where the unpacked binary and the record of the process lie
   * @param log the file that takes the server's output
   */
  public RedisServer(Path folder, int port, Path log) {
    this.folder = folder.toAbsolutePath();
    this.port = port;
    this.log = log;
  }

  @Override
  public String name() {
    return "redis";
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public synchronized void start() throws IOException {
    stop();
    Files.createDirectories(folder);
    Process process =
        new ProcessBuilder(
                executable().toString(),
                "--bind",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--dir",
                folder.toString(),
                "--save",
                "",
                "--appendonly",
                "no",
                "--maxmemory",
                "64mb",
                "--maxmemory-policy",
                "volatile-ttl")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    RecordedProcess.record(record(), process.toHandle());
    awaitAnswer(process);
  }

  @Override
  public synchronized boolean isRunning() {
    return RecordedProcess.find(record()).isPresent();
  }

  /** A start returns only when the server answers, so one that runs is ready. */
  @Override
  public boolean isReady() {
    return isRunning();
  }

  /** Also ends a server that an earlier run left on the folder. */
  @Override
  public synchronized void stop() {
    RecordedProcess.find(record())
        .ifPresent(process -> RecordedProcess.end(process, STOP_PATIENCE));
  }

  private Path record() {
    return folder.resolve("redis.pid");
  }

  private Path executable() throws IOException {
    Path unpacked = folder.resolve("server");
    Files.createDirectories(unpacked);
    Path bundled = ExecutableProvider.newJarResourceProvider(unpacked.toFile()).get().toPath();
    if (canRun(bundled)) {
      return bundled;
    }
    return onPath()
        .orElseThrow(() ->
            new IOException(
                "the bundled Redis cannot run here (libssl3 missing?) and there is no"
                    + " redis-server on the path; 'make doctor' says how to get it"));
  }

  private static boolean canRun(Path executable) throws IOException {
    Process version =
        new ProcessBuilder(executable.toString(), "--version")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      return version.waitFor(5, TimeUnit.SECONDS) && version.exitValue() == 0;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Optional<Path> onPath() {
    return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(":", -1))
        .map(folder -> Path.of(folder, "redis-server"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private void awaitAnswer(Process process) throws IOException {
    long deadline = System.nanoTime() + START_PATIENCE.toNanos();
    try {
      // Its death is looked at first: who answers on the port may be somebody else.
      while (true) {
        if (process.waitFor(PING_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
          throw new IOException("Redis ended at once, status " + process.exitValue());
        }
        if (answersPing()) {
          return;
        }
        if (System.nanoTime() > deadline) {
          throw new IOException("Redis did not answer within " + START_PATIENCE.toSeconds() + " s");
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for Redis", interrupted);
    }
  }

  private boolean answersPing() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(500);
      socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
      var answer =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      return "+PONG".equals(answer.readLine());
    } catch (IOException notYet) {
      return false;
    }
  }
}
