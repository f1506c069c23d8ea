package io.breakwater.localstack.torture;

import io.breakwater.localstack.launcher.LauncherPrograms.Told;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/**
 * One process that a test starts, kills and starts again on the same port, with its output in one
 * log. Thread-safe.
 */
final class Jvm implements AutoCloseable {
  private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration READY_PATIENCE = Duration.ofMinutes(5);
  private static final Duration END_PATIENCE = Duration.ofMinutes(5);
  private static final int LAST_LINES = 20;
  private static final int LAST_COLUMNS = 400;
  private static final HttpClient PROBES =
      HttpClient.newBuilder().connectTimeout(PROBE_TIMEOUT).build();

  private final String name;
  private final int port;
  private final Told told;
  private final Path folder;
  private Process process;

  Jvm(String name, int port, Told told, Path folder) {
    this.name = name;
    this.port = port;
    this.told = told;
    this.folder = folder;
  }

  String name() {
    return name;
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** Starts it without waiting; what runs already is left alone. */
  synchronized void start(String... options) throws IOException {
    if (isAlive()) {
      return;
    }
    Path temporary = Files.createDirectories(folder.resolve("tmp-" + name));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(told.options());
    command.addAll(List.of(options));
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("-Djava.io.tmpdir=" + temporary);
    command.add("-Dfile.encoding=UTF-8");
    command.add("-Duser.timezone=UTC");
    command.addAll(told.target());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    builder.environment().putAll(told.environment());
    builder.environment().putAll(Map.of("SERVER_PORT", Integer.toString(port)));
    process = builder.start();
  }

  synchronized boolean isAlive() {
    return process != null && process.isAlive();
  }

  boolean isReady() {
    if (!isAlive()) {
      return false;
    }
    try {
      HttpRequest probe =
          HttpRequest.newBuilder(uri("/actuator/health/readiness")).timeout(PROBE_TIMEOUT).build();
      return PROBES.send(probe, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  void awaitReady() {
    Awaitility.await(name)
        .atMost(READY_PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> {
          if (!isAlive()) {
            throw new AssertionError(name + " ended before it was ready:\n" + lastWords());
          }
          return isReady();
        });
  }

  /** SIGKILL; returns when it is gone. */
  void kill() throws InterruptedException {
    Process victim = current();
    victim.destroyForcibly();
    victim.waitFor();
  }

  /** SIGTERM; returns when it is gone. */
  void stop() throws InterruptedException {
    Process ending = current();
    ending.destroy();
    if (!ending.waitFor(END_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      ending.destroyForcibly();
      throw new AssertionError(name + " did not stop");
    }
  }

  /** Waits until it ends by itself and returns its exit status. */
  int awaitEnd(Duration patience) throws InterruptedException {
    Process ending = current();
    if (!ending.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError(name + " did not end within " + patience + ":\n" + lastWords());
    }
    return ending.exitValue();
  }

  /** What it has used of the processors since it started. */
  Duration processorTime() {
    return processorTime(current().toHandle());
  }

  static Duration processorTime(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  Path log() {
    return folder.resolve(name + ".log");
  }

  /** The end of its log, for a failure's message. */
  String lastWords() {
    try {
      List<String> lines = Files.readAllLines(log());
      return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()).stream()
          .map(line -> line.substring(0, Math.min(line.length(), LAST_COLUMNS)))
          .collect(Collectors.joining("\n"));
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }

  @Override
  public void close() {
    if (isAlive()) {
      current().destroyForcibly();
    }
  }

  private synchronized Process current() {
    return Objects.requireNonNull(process, () -> name + " was never started");
  }
}
