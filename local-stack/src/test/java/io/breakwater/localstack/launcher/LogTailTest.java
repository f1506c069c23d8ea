package io.breakwater.localstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {
  @TempDir Path folder;

  @Test
  void readsStructuredLinesForAPerson() throws IOException {
    assertThat(
            tail(
                List.of(
                    "plain",
                    """
                    {"level":"ERROR","message":"run failed","stack_trace":"A\\n\\tat b\\nCaused by: no database"}\
                    """)))
        .isEqualTo("plain\nERROR  run failed\n    Caused by: no database");
  }

  @Test
  void keepsALineThatWasCutOffByADeath() throws IOException {
    assertThat(tail(List.of("{\"level\":\"INFO\",\"mess"))).isEqualTo("{\"level\":\"INFO\",\"mess");
  }

  @Test
  void isShort() throws IOException {
    assertThat(tail(Collections.nCopies(1_000, "x".repeat(5_000))).lines())
        .hasSize(12)
        .allSatisfy(line -> assertThat(line).hasSize(402));
  }

  @Test
  void saysThatThereIsNoLog() {
    assertThat(LogTail.of(folder.resolve("none.log"))).contains("unreadable", "none.log");
  }

  private String tail(List<String> lines) throws IOException {
    return LogTail.of(Files.write(folder.resolve("some.log"), lines));
  }
}
