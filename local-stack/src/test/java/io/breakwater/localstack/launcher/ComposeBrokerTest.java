package io.breakwater.localstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.localstack.launcher.keys.EnvFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposeBrokerTest {
  private static final BrokerAccess VENUE = new BrokerAccess(BrokerChoice.VENUE, "v", "vs", "");
  private static final BrokerAccess PAPER =
      new BrokerAccess(BrokerChoice.ALPACA_PAPER, "p", "ps", "");

  private static final BrokerAccess DRY_RUN = new BrokerAccess(BrokerChoice.DRY_RUN, "v", "vs", "");

  @TempDir Path folder;

  @Test
  void leavesTheVenueOutAndTheClockToTheWallWhereTheBrokerIsOutside() throws IOException {
    prepare(PAPER);

    assertThat(values())
        .containsEntry("BROKER", "alpaca-paper")
        .containsEntry("BROKER_KEY_ID", "p")
        .containsEntry("BREAKWATER_CLOCK_REPLAY", "")
        .containsEntry("COMPOSE_PROFILES", "")
        .containsEntry("COMPOSE_PROJECT_NAME", "breakwater-alpaca-paper");
    assertThat(new ComposeBroker(env()).isOutside()).isTrue();
  }

  /** Else market time of the venue's database would begin anew, and go back. */
  @Test
  void keepsTheVenuesClockForTheNextTime() throws IOException {
    String clock = "origin=2026-01-05T00:00:00Z,market=2012-12-31T21:00:00Z,speed=60,closed=PT5S";
    Files.write(
        env(),
        List.of(
            "BREAKWATER_CLOCK_REPLAY=" + clock,
            "BREAKWATER_CLOCK_STOPPED_AT=2026-01-05T01:00:00Z"));

    prepare(PAPER);
    prepare(PAPER);
    prepare(VENUE);

    assertThat(values())
        .containsEntry("BREAKWATER_CLOCK_REPLAY", clock)
        .containsEntry("BREAKWATER_CLOCK_STOPPED_AT", "2026-01-05T01:00:00Z")
        .containsEntry("COMPOSE_PROFILES", "venue")
        .doesNotContainKeys("VENUE_CLOCK_REPLAY", "VENUE_CLOCK_STOPPED_AT", "COMPOSE_PROJECT_NAME");
    assertThat(new ComposeBroker(env()).isOutside()).isFalse();
  }

  @Test
  void keepsTheVenueButNotItsDatabaseForADryRun() throws IOException {
    prepare(DRY_RUN);

    assertThat(values())
        .containsEntry("BROKER", "dry-run")
        .containsEntry("BROKER_KEY_ID", "v")
        .containsEntry("COMPOSE_PROFILES", "venue")
        .containsEntry("COMPOSE_PROJECT_NAME", "breakwater-dry-run");
    assertThat(new ComposeBroker(env()).isOutside()).isFalse();
  }

  /** What starts one of them over must not turn the other's time back. */
  @Test
  void givesEachBrokerOnThisMachineAClockOfItsOwn() throws IOException {
    Files.write(env(), List.of("BROKER=venue", "BREAKWATER_CLOCK_REPLAY=the venue's"));

    prepare(DRY_RUN);
    assertThat(values()).doesNotContainKey("BREAKWATER_CLOCK_REPLAY");
    Files.write(
        env(),
        List.of("BREAKWATER_CLOCK_REPLAY=the dry run's", "BREAKWATER_CLOCK_STOPPED_AT=then"),
        StandardOpenOption.APPEND);
    prepare(DRY_RUN);
    prepare(VENUE);
    assertThat(values())
        .containsEntry("BREAKWATER_CLOCK_REPLAY", "the venue's")
        .doesNotContainKey("BREAKWATER_CLOCK_STOPPED_AT");
    prepare(PAPER);
    assertThat(values()).containsEntry("BREAKWATER_CLOCK_REPLAY", "");
    prepare(DRY_RUN);

    assertThat(values())
        .containsEntry("BREAKWATER_CLOCK_REPLAY", "the dry run's")
        .containsEntry("BREAKWATER_CLOCK_STOPPED_AT", "then")
        .containsEntry("VENUE_CLOCK_REPLAY", "the venue's");
  }

  private void prepare(BrokerAccess access) throws IOException {
    new ComposeBroker(env()).prepare(access);
  }

  private Map<String, String> values() throws IOException {
    return EnvFile.read(env()).values();
  }

  private Path env() {
    return folder.resolve(".env");
  }
}
