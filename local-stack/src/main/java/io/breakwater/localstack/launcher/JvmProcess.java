package io.breakwater.localstack.launcher;

import io.breakwater.localstack.servers.LocalServer;
import io.breakwater.localstack.servers.RecordedProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One program of the stack in a JVM of its own, with its own temporary folder (LightGBM unpacks to
 * a fixed path there) and its own log file. The process writes the file itself, so that one which
 * outlives its launcher goes on logging. Thread-safe.
 */
final class JvmProcess implements LocalServer {
  static final Duration STOP_PATIENCE = Duration.ofSeconds(20);
  private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(2);
  private static final HttpClient PROBES =
      HttpClient.newBuilder().connectTimeout(PROBE_TIMEOUT).build();

  private final Program program;
  private final StateFolder state;

  JvmProcess(Program program, StateFolder state) {
    this.program = program;
    this.state = state;
  }

  @Override
  public String name() {
    return program.name();
  }

  @Override
  public int port() {
    return program.port();
  }

  @Override
  public synchronized void start() throws IOException {
    stop();
    Path temporary = state.temporary(name());
    StateFolder.delete(temporary);
    Files.createDirectories(temporary);
    Path log = state.log(name());
    Files.writeString(
        log,
        "---- " + name() + " starts ----\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    ProcessBuilder builder =
        new ProcessBuilder(command(temporary))
            .directory(state.root().toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(program.environment());
    Process process = builder.start();
    process.getOutputStream().close();
    RecordedProcess.record(state.pid(name()), process.toHandle());
  }

  @Override
  public boolean isRunning() {
    return process().isPresent();
  }

  Optional<ProcessHandle> process() {
    return RecordedProcess.find(state.pid(name()));
  }

  @Override
  public boolean isReady() {
    URI probe = URI.create("http://127.0.0.1:" + port() + "/actuator/health/readiness");
    try {
      return PROBES
              .send(
                  HttpRequest.newBuilder(probe).timeout(PROBE_TIMEOUT).build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public synchronized void stop() {
    process().ifPresent(process -> RecordedProcess.end(process, STOP_PATIENCE));
  }

  private List<String> command(Path temporary) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(program.jvmOptions());
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("-Djava.io.tmpdir=" + temporary);
    command.add("-Dfile.encoding=UTF-8");
    command.add("-Duser.timezone=UTC");
    command.addAll(program.target());
    return command;
  }
}
