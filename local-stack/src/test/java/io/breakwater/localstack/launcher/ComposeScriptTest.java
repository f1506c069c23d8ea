package io.breakwater.localstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code compose.sh} asks of docker-compose and of the launcher, in which order and with which
 * environment. Both are stood in for by scripts that write down how they were called: the engine
 * itself is not needed to see whose volumes would be forgotten.
 */
class ComposeScriptTest {
  private static final Path SCRIPT = Path.of("src/main/sh/compose.sh").toAbsolutePath();

  @TempDir Path checkout;

  @BeforeEach
  void standInForTheOthers() throws IOException {
    program("bin/docker", "echo healthy");
    program(
        "bin/docker-compose",
        """
        echo "compose [${BROKER-unset}] [$(sed -n 's/^BROKER=//p' .env)] $*" >>calls
        if [ "$1" = ps ]; then cat containers 2>/dev/null || :; fi
        """);
    program(
        "local-stack/src/main/sh/stack.sh",
        """
        echo "stack $1 for ${BROKER:-venue}" >>calls
        if [ "$1" = compose-env ]; then echo "BROKER=${BROKER:-venue}" >.env; fi
        """);
  }

  @Test
  void startsWhatTheEnvironmentChooses() throws Exception {
    Answer answer = up(Map.of("BROKER", "dry-run"));

    assertThat(answer.exit()).as(answer.text()).isZero();
    assertThat(calls())
        .containsSubsequence(
            "stack compose-env for dry-run", "compose [unset] [dry-run] up -d --build");
  }

  /** An exported but empty BROKER, as make hands it down, would go over the one in .env. */
  @Test
  void hidesTheEnvironmentsBrokerFromCompose() throws Exception {
    Answer answer = up(Map.of("BROKER", ""));

    assertThat(answer.exit()).as(answer.text()).isZero();
    assertThat(calls())
        .filteredOn(call -> call.startsWith("compose"))
        .isNotEmpty()
        .allMatch(call -> call.startsWith("compose [unset] [venue]"));
  }

  /** Volumes belong to a broker: a fresh dry run must not forget the venue's book. */
  @Test
  void forgetsTheVolumesOfTheBrokerThatIsStarted() throws Exception {
    Files.writeString(checkout.resolve(".env"), "BROKER=venue\n");

    Answer answer = up(Map.of("BROKER", "dry-run", "FRESH", "1"));

    assertThat(answer.exit()).as(answer.text()).isZero();
    assertThat(calls())
        .filteredOn(call -> call.contains("--volumes"))
        .containsExactly("compose [unset] [dry-run] down --volumes --remove-orphans");
  }

  @Test
  void refusesBesideTheContainersOfAnotherBroker() throws Exception {
    Files.writeString(checkout.resolve(".env"), "BROKER=venue\n");
    Files.writeString(checkout.resolve("containers"), "0123456789ab\n");

    Answer answer = up(Map.of("BROKER", "alpaca-paper", "FRESH", "1"));

    assertThat(answer.exit()).isEqualTo(1);
    assertThat(answer.text()).contains("BROKER=venue", "make compose-down");
    assertThat(calls()).containsExactly("compose [unset] [venue] ps -q");
    assertThat(checkout.resolve(".env")).hasContent("BROKER=venue\n");
  }

  @Test
  void goesOnWithTheSameBroker() throws Exception {
    Files.writeString(checkout.resolve(".env"), "BROKER=dry-run\n");
    Files.writeString(checkout.resolve("containers"), "0123456789ab\n");

    Answer answer = up(Map.of("BROKER", "dry-run"));

    assertThat(answer.exit()).as(answer.text()).isZero();
    assertThat(calls()).contains("compose [unset] [dry-run] up -d --build");
  }

  private record Answer(int exit, String text) {}

  private Answer up(Map<String, String> settings) throws Exception {
    Path output = checkout.resolve("output");
    ProcessBuilder script =
        new ProcessBuilder("sh", SCRIPT.toString(), "up")
            .directory(checkout.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("PATH", checkout.resolve("bin") + ":" + System.getenv("PATH"));
    script.environment().putAll(environment);
    int exit = script.start().waitFor();
    return new Answer(exit, Files.readString(output));
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(checkout.resolve("calls"));
  }

  private void program(String name, String text) throws IOException {
    Path file = checkout.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
