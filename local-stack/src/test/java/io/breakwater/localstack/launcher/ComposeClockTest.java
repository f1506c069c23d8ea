package io.breakwater.localstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.clock.ReplaySetting;
import io.breakwater.localstack.launcher.keys.EnvFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposeClockTest {
  static final Instant MACHINE = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir Path folder;
  ComposeClock clock;

  @BeforeEach
  void useFile() {
    clock = new ComposeClock(folder.resolve(".env"), MarketTimeTest.TIME);
  }

  @Test
  void beginsBeforeTheFirstDay() throws IOException {
    clock.prepare(MACHINE, 60, false);

    assertThat(setting().market()).isEqualTo(MarketTimeTest.NEW_YEARS_EVE_CLOSE);
    assertThat(setting().origin()).isEqualTo(MACHINE);
  }

  @Test
  void leavesTheSettingAloneWhileContainersMayRun() throws IOException {
    clock.prepare(MACHINE, 60, false);
    ReplaySetting first = setting();

    clock.prepare(MACHINE.plusSeconds(100), 60, false);

    assertThat(setting()).isEqualTo(first);
  }

  @Test
  void standsStillBetweenAnOrderlyStopAndTheNextStart() throws IOException {
    clock.prepare(MACHINE, 60, false);
    Instant stoodAt = MarketTimeTest.TIME.marketTimeAt(setting(), MACHINE.plusSeconds(100));
    clock.noteStopped(MACHINE.plusSeconds(100));
    clock.noteStopped(MACHINE.plusSeconds(200));

    clock.prepare(MACHINE.plusSeconds(5_000), 60, false);

    assertThat(setting().market()).isEqualTo(stoodAt);
    assertThat(setting().origin()).isEqualTo(MACHINE.plusSeconds(5_000));
    assertThat(EnvFile.read(clock.env()).values()).doesNotContainKey(ComposeClock.STOPPED_AT);
  }

  @Test
  void startsOverWhenToldTo() throws IOException {
    clock.prepare(MACHINE, 60, false);

    clock.prepare(MACHINE.plusSeconds(5_000), 60, true);

    assertThat(setting().market()).isEqualTo(MarketTimeTest.NEW_YEARS_EVE_CLOSE);
    assertThat(setting().origin()).isEqualTo(MACHINE.plusSeconds(5_000));
  }

  private ReplaySetting setting() throws IOException {
    return ReplaySetting.parse(EnvFile.read(clock.env()).values().get(ComposeClock.SETTING));
  }
}
