package io.breakwater.localstack.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A whole stack as its user starts it, by the script, in a folder of its own and on ports that were
 * free. Closing it ends every process.
 */
final class LiveStack implements AutoCloseable {
  private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
  private static final String UP_LOG = "up.log";
  private static final Duration START_PATIENCE = Duration.ofMinutes(6);

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private final int offset;
  private final Process launcher;

  private LiveStack(Path folder, int speed, Map<String, String> more) throws IOException {
    this.folder = folder;
    this.offset = FreePorts.offset();
    environment.put("STATE", folder.resolve("state").toString());
    environment.put("SECRETS", folder.resolve("secrets").toString());
    environment.put("PORT_OFFSET", Integer.toString(offset));
    environment.put("SPEED", Integer.toString(speed));
    environment.putAll(more);
    this.launcher = run("up", UP_LOG);
  }

  /** Starts the stack and returns when all of it is ready. */
  static LiveStack start(Path folder, int speed) throws IOException {
    return start(folder, speed, Map.of());
  }

  /**
   * Starts the stack and returns when all of it is ready.
   *
   * @param more of the launcher's environment, and so of every process's
   */
  static LiveStack start(Path folder, int speed, Map<String, String> more) throws IOException {
    LiveStack stack = new LiveStack(folder, speed, more);
    try {
      Awaitility.await()
          .atMost(START_PATIENCE)
          .pollInterval(Duration.ofMillis(500))
          .until(() -> stack.hasEnded() || stack.output(UP_LOG).contains("Ctrl-C stops"));
      if (stack.hasEnded()) {
        throw new AssertionError("the launcher ended:\n" + stack.output(UP_LOG));
      }
    } catch (RuntimeException | AssertionError neverReady) {
      stack.close();
      throw neverReady;
    }
    return stack;
  }

  /** Runs one command of the launcher to its end and returns its exit status. */
  int command(String name) throws IOException, InterruptedException {
    Process process = run(name, name + ".log");
    if (!process.waitFor(10, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError(name + " did not end:\n" + output(name + ".log"));
    }
    return process.exitValue();
  }

  String output(String log) throws IOException {
    Path file = folder.resolve(log);
    return Files.exists(file) ? Files.readString(file) : "";
  }

  String url(int defaultPort, String path) {
    return "http://127.0.0.1:" + (defaultPort + offset) + path;
  }

  String secret(String name) throws IOException {
    try (Stream<String> lines = Files.lines(folder.resolve("secrets"))) {
      return lines
          .filter(line -> line.startsWith(name + "="))
          .map(line -> line.substring(name.length() + 1))
          .findFirst()
          .orElseThrow();
    }
  }

  /** The process of one program, as the launcher has recorded it. */
  ProcessHandle process(String name) throws IOException {
    Path file = folder.resolve("state").resolve("run").resolve(name + ".pid");
    String record = Files.readString(file);
    return ProcessHandle.of(Long.parseLong(record.substring(0, record.indexOf(' ')))).orElseThrow();
  }

  List<ProcessHandle> programs() throws IOException {
    return List.of(
        process("venue"),
        process("market-data-service"),
        process("signal-service"),
        process("execution-gateway"),
        process("orchestrator"));
  }

  @Override
  public void close() throws IOException {
    try {
      command("down");
      launcher.waitFor(60, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      launcher.destroyForcibly();
    }
  }

  private boolean hasEnded() {
    return !launcher.isAlive();
  }

  private Process run(String command, String log) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("local-stack/src/main/sh/stack.sh", command)
            .directory(CHECKOUT.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(log).toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }
}
