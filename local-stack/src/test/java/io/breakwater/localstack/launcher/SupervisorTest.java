package io.breakwater.localstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.localstack.servers.LocalServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SupervisorTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final Console console = new Console(new PrintStream(said, true, StandardCharsets.UTF_8));
  private final MortalServer gateway = new MortalServer("execution-gateway");
  private final MortalServer venue = new MortalServer("venue");
  private Instant now = Instant.parse("2026-11-22T12:00:00Z");
  private final Supervisor supervisor = new Supervisor(List.of(gateway, venue), () -> now, console);

  @Test
  void leavesTheLivingAlone() {
    supervisor.check();

    assertThat(gateway.starts).isZero();
    assertThat(venue.starts).isZero();
  }

  @Test
  void startsTheDeadOneAgainAfterItsWait() {
    gateway.isAlive = false;

    supervisor.check();
    pass(Duration.ofMillis(999));
    supervisor.check();
    int tooEarly = gateway.starts;
    pass(Duration.ofMillis(1));
    supervisor.check();

    assertThat(tooEarly).isZero();
    assertThat(gateway.starts).isEqualTo(1);
    assertThat(venue.starts).isZero();
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("execution-gateway has died", "execution-gateway is started again");
  }

  @Test
  void givesUpOnOneThatDiesAgainAndAgain() {
    gateway.diesAtOnce = true;
    gateway.isAlive = false;

    for (int look = 0; look < 200; look++) {
      supervisor.check();
      pass(Duration.ofMillis(500));
    }

    assertThat(gateway.starts).isEqualTo(5);
    assertThat(supervisor.abandoned()).containsExactly("execution-gateway");
  }

  @Test
  void countsAStartThatFailsAsADeath() {
    gateway.refusesToStart = true;
    gateway.isAlive = false;

    for (int look = 0; look < 200; look++) {
      supervisor.check();
      pass(Duration.ofMillis(500));
    }

    assertThat(gateway.starts).isEqualTo(5);
    assertThat(supervisor.abandoned()).containsExactly("execution-gateway");
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  private static final class MortalServer implements LocalServer {
    private final String name;
    private boolean isAlive = true;
    private boolean diesAtOnce;
    private boolean refusesToStart;
    private int starts;

    MortalServer(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public int port() {
      return 1;
    }

    @Override
    public void start() throws IOException {
      starts++;
      if (refusesToStart) {
        throw new IOException("no");
      }
      isAlive = !diesAtOnce;
    }

    @Override
    public boolean isRunning() {
      return isAlive;
    }

    @Override
    public boolean isReady() {
      return isAlive;
    }

    @Override
    public void stop() {
      isAlive = false;
    }
  }
}
