package io.breakwater.localstack.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CrashPlanTest {

  @Test
  void namesEachPointOnce() {
    assertThat(CrashPlan.all()).extracting(CrashPlan::id).doesNotHaveDuplicates();
  }

  @Test
  void everyPointStandsOnThePageAndNoOther() throws IOException {
    String page = Files.readString(Path.of("../docs/reliability.md"));

    assertThat(page.lines().filter(line -> line.matches("\\| [A-Z][0-9]+[a-z]? \\| .*")))
        .containsExactlyElementsOf(CrashPlan.all().stream().map(CrashPlan::line).toList());
  }
}
