package io.breakwater.localstack.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedProcessTest {
  @TempDir Path folder;

  @Test
  void findsTheRecordedProcess() throws IOException {
    Path file = folder.resolve("me.pid");

    RecordedProcess.record(file, ProcessHandle.current());

    assertThat(RecordedProcess.find(file)).contains(ProcessHandle.current());
  }

  /** The id lives on in another process, which must never be taken for the recorded one. */
  @Test
  void doesNotTakeAProcessThatInheritedTheIdForTheRecordedOne() throws IOException {
    Path file = folder.resolve("me.pid");
    long start = ProcessHandle.current().info().startInstant().orElseThrow().toEpochMilli();

    Files.writeString(file, ProcessHandle.current().pid() + " " + (start - 60_000));

    assertThat(RecordedProcess.find(file)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "17", "x y", "99999999999999999999 1", "1 "})
  void findsNothingInADamagedRecord(String text) throws IOException {
    Path file = folder.resolve("me.pid");
    Files.writeString(file, text);

    assertThat(RecordedProcess.find(file)).isEmpty();
  }

  @Test
  void findsNothingWhereThereIsNoRecord() {
    assertThat(RecordedProcess.find(folder.resolve("none.pid"))).isEmpty();
  }
}
