package io.breakwater.localstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFolderTest {
  @TempDir Path folder;

  @Test
  void emptiesALargeLogUnderItsWriterAndKeepsACopy() throws IOException {
    Path log = folder.resolve("venue.log");
    try (OutputStream writer =
        Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      writer.write("12345678901".getBytes(StandardCharsets.UTF_8));

      new LogFolder(folder, 10).trim();
      writer.write("later".getBytes(StandardCharsets.UTF_8));
    }

    assertThat(log).hasContent("later");
    assertThat(folder.resolve("venue.log.1")).hasContent("12345678901");
  }

  @Test
  void leavesASmallLogAlone() throws IOException {
    Path log = Files.writeString(folder.resolve("venue.log"), "1234567890");

    new LogFolder(folder, 10).trim();

    assertThat(log).hasContent("1234567890");
    assertThat(folder.resolve("venue.log.1")).doesNotExist();
  }
}
