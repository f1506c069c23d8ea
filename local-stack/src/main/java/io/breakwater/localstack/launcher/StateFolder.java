package io.breakwater.localstack.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where one local stack keeps everything but its secrets. The names below are its whole layout.
 *
 * @param root absolute; created on first use
 */
record StateFolder(Path root) {
  /** What a fresh start forgets. The unpacked programs are no state and stay. */
  private static final List<String> FORGOTTEN =
      List.of("postgres", "redis", "venue", "run", "logs");

  StateFolder {
    root = root.toAbsolutePath().normalize();
  }

  Path postgres() {
    return root.resolve("postgres");
  }

  Path redis() {
    return root.resolve("redis");
  }

  Path venueBook() {
    return root.resolve("venue").resolve("book.sqlite");
  }

  Path apps() {
    return root.resolve("apps");
  }

  Path logs() {
    return root.resolve("logs");
  }

  Path log(String process) {
    return logs().resolve(process + ".log");
  }

  Path run() {
    return root.resolve("run");
  }

  Path pid(String process) {
    return run().resolve(process + ".pid");
  }

  Path temporary(String process) {
    return run().resolve("tmp").resolve(process);
  }

  /** Held by the launcher that runs; outside what a fresh start deletes. */
  Path lock() {
    return root.resolve("launcher.lock");
  }

  void create() throws IOException {
    for (Path folder : List.of(run(), logs(), apps(), venueBook().getParent())) {
      Files.createDirectories(folder);
    }
  }

  void forget() throws IOException {
    for (String name : FORGOTTEN) {
      delete(root.resolve(name));
    }
  }

  static void delete(Path tree) throws IOException {
    if (Files.notExists(tree)) {
      return;
    }
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
