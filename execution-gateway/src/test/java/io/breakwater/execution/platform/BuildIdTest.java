package io.breakwater.execution.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildIdTest {
  @TempDir private Path folder;

  @Test
  void isTheSameForTheSameJarAlone() throws IOException {
    BuildId first = BuildId.of(jar("first.jar", "one"));

    assertThat(BuildId.of(jar("copy.jar", "one"))).isEqualTo(first);
    assertThat(BuildId.of(jar("next.jar", "two"))).isNotEqualTo(first);
    assertThat(first.value()).matches("[0-9a-f]{12}");
  }

  @Test
  void aFolderOfClassesHasNone() {
    assertThat(BuildId.of(folder)).hasToString("unpacked");
  }

  private Path jar(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }
}
