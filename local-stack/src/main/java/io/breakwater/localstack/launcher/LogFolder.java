package io.breakwater.localstack.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Keeps the logs of the stack's processes within bounds: one that has grown too large is copied to
 * {@code NAME.log.1}, over an earlier copy, and emptied. The processes go on writing, because they
 * append; what one writes in the moment between copying and emptying is lost. Stateless.
 *
 * @param folder with the logs
 * @param largest bytes that a log may have
 */
record LogFolder(Path folder, long largest) {
  private static final long DEFAULT_LARGEST = 64L * 1024 * 1024;

  LogFolder(Path folder) {
    this(folder, DEFAULT_LARGEST);
  }

  void trim() throws IOException {
    for (Path log : logs()) {
      if (Files.size(log) > largest) {
        Path copy = log.resolveSibling(log.getFileName() + ".1");
        Files.copy(log, copy, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
          channel.truncate(0);
        }
      }
    }
  }

  private List<Path> logs() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".log")).toList();
    }
  }
}
