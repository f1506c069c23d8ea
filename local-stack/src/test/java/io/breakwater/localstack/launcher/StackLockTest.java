package io.breakwater.localstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackLockTest {
  @TempDir Path folder;

  @Test
  void namesItsHolder() throws IOException {
    StateFolder state = new StateFolder(folder);

    try (StackLock lock = StackLock.take(state).orElseThrow()) {
      assertThat(lock).isNotNull();
      assertThat(StackLock.holder(state)).contains(ProcessHandle.current());
    }
  }

  @Test
  void isFreeAgainAfterItsHolderLetGo() throws IOException {
    StateFolder state = new StateFolder(folder);
    StackLock.take(state).orElseThrow().close();

    try (StackLock again = StackLock.take(state).orElseThrow()) {
      assertThat(again).isNotNull();
    }
  }
}
