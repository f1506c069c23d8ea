package io.breakwater.localstack.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * The services' jars, unpacked: an unpacked application starts faster, and a build that replaces
 * the jar does not pull the classes from under a running process. Each version of a jar is unpacked
 * once, into a folder named by its checksum (a jar's time is the same in every build).
 */
final class Apps {
  private static final long PATIENCE_SECONDS = 120;

  private final Path home;
  private final StateFolder state;

  Apps(Path home, StateFolder state) {
    this.home = home;
    this.state = state;
  }

  /**
   * Unpacks what is not unpacked yet, all at once, and returns the runnable jar of each service.
   *
   * @throws LauncherException if a jar is missing
   */
  Function<String, Path> unpack(List<String> modules) {
    var pending =
        modules.stream()
            .collect(
                Collectors.toMap(
                    module -> module,
                    module -> CompletableFuture.supplyAsync(() -> unpackChecked(module))));
    var jars =
        pending.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, entry -> LauncherException.join(entry.getValue())));
    return module -> Objects.requireNonNull(jars.get(module), module);
  }

  /**
   * Deletes the older copies of the launcher's own jar, which the script that starts it unpacks.
   *
   * @param classPath what this launcher was started with
   */
  void deleteOlderLaunchers(String classPath) throws IOException {
    int end = classPath.indexOf(File.pathSeparatorChar);
    String first = end < 0 ? classPath : classPath.substring(0, end);
    Path own = Path.of(first).toAbsolutePath();
    if (own.startsWith(state.apps())) {
      delete("local-stack-", state.apps().resolve(state.apps().relativize(own).getName(0)));
    }
  }

  private Path unpackChecked(String module) {
    try {
      return unpack(module);
    } catch (IOException failed) {
      throw new LauncherException(
          "cannot unpack " + module + ".jar: " + failed.getMessage(), failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new LauncherException("interrupted while unpacking " + module, interrupted);
    }
  }

  private Path unpack(String module) throws IOException, InterruptedException {
    Path jar = home.resolve(module).resolve("target").resolve(module + ".jar");
    if (Files.notExists(jar)) {
      throw new LauncherException(jar + " is missing: run 'make build' first.");
    }
    String version = checksum(jar);
    Path target = state.apps().resolve(module + "-" + version);
    Path runnable = target.resolve(module + ".jar");
    if (Files.exists(runnable)) {
      return runnable;
    }
    delete(module + "-", target);
    Path draft = state.apps().resolve("." + module + "-" + version);
    StateFolder.delete(draft);
    Process unpacking =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--destination",
                draft.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(state.log("launcher").toFile()))
            .start();
    if (!unpacking.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || unpacking.exitValue() != 0) {
      unpacking.destroyForcibly();
      throw new IOException("see " + state.log("launcher"));
    }
    Files.move(draft, target);
    return runnable;
  }

  private static String checksum(Path jar) throws IOException {
    CRC32C checksum = new CRC32C();
    checksum.update(Files.readAllBytes(jar));
    return "%08x-%x".formatted(checksum.getValue(), Files.size(jar));
  }

  /** Nothing of this stack runs while its launcher unpacks, so nobody uses an older version. */
  private void delete(String prefix, Path exceptFor) throws IOException {
    try (Stream<Path> folders = Files.list(state.apps())) {
      for (Path folder : folders.toList()) {
        if (folder.getFileName().toString().startsWith(prefix) && !folder.equals(exceptFor)) {
          StateFolder.delete(folder);
        }
      }
    }
  }
}
