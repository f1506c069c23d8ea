package io.breakwater.localstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.clock.ReplaySetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayRecordTest {
  static final Instant NOTED = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir Path folder;
  StateFolder state;
  ReplayRecord record;

  @BeforeEach
  void createState() throws IOException {
    state = new StateFolder(folder);
    state.create();
    record = new ReplayRecord(state);
  }

  @Test
  void knowsNothingBeforeTheFirstStart() throws IOException {
    assertThat(record.setting()).isEmpty();
    assertThat(record.lastRan()).isEmpty();
  }

  @Test
  void keepsTheSetting() throws IOException {
    ReplaySetting setting =
        ReplaySetting.parse(
            "origin=2026-11-22T20:00:00Z,market=2012-12-31T21:00:00Z,speed=60,closed=PT5S");

    record.write(setting);

    assertThat(record.setting()).contains(setting);
  }

  @Test
  void refusesADamagedSetting() throws IOException {
    Files.writeString(state.run().resolve("clock"), "speed=fast");

    assertThatThrownBy(record::setting)
        .isInstanceOf(LauncherException.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void takesACleanStopExactly() throws IOException {
    trace(state.log("venue"), NOTED.plusSeconds(60));

    record.noteStopped(NOTED);

    assertThat(record.lastRan()).contains(NOTED);
  }

  @Test
  void addsAMarginToAHeartbeat() throws IOException {
    record.noteRunning(NOTED);

    assertThat(record.lastRan()).contains(NOTED.plusSeconds(3));
  }

  @Test
  void believesALaterWriteByAProcessThatOutlivedTheLauncher() throws IOException {
    record.noteRunning(NOTED);
    trace(state.venueBook(), NOTED.plusSeconds(3600));

    assertThat(record.lastRan()).contains(NOTED.plusSeconds(3603));
  }

  @Test
  void believesTheHeartbeatWhereItIsLater() throws IOException {
    trace(state.venueBook(), NOTED.minusSeconds(3600));
    record.noteRunning(NOTED);

    assertThat(record.lastRan()).contains(NOTED.plusSeconds(3));
  }

  private static void trace(Path file, Instant written) throws IOException {
    Files.writeString(file, "x");
    Files.setLastModifiedTime(file, FileTime.from(written));
  }
}
