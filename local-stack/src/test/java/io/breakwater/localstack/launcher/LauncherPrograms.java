package io.breakwater.localstack.launcher;

import io.breakwater.clock.ReplaySetting;
import io.breakwater.localstack.launcher.keys.LocalSecrets;
import io.breakwater.localstack.servers.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the launcher would tell the processes of its stack, for tests that start them by their own
 * hand: so the settings stand in one place.
 */
public final class LauncherPrograms {
  private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();

  private final LocalSecrets secrets;
  private final Programs programs;
  private final Path gatewayJar;

  /**
   * Unpacks the gateway, if its jar has changed since.
   *
   * @param state of this stack
   * @param unpacked where unpacked programs are kept between runs
   */
  public LauncherPrograms(Path state, Path unpacked, int portOffset, ReplaySetting replay)
      throws IOException {
    Map<String, String> environment =
        Map.of("STATE", state.toString(), "PORT_OFFSET", Integer.toString(portOffset));
    StackSettings settings = StackSettings.from(environment, CHECKOUT);
    settings.state().create();
    this.secrets = LocalSecrets.readOrCreate(state.resolve("secrets"), new SecureRandom());
    StateFolder apps = new StateFolder(unpacked);
    apps.create();
    var jars = new Apps(CHECKOUT, apps).unpack(List.of(Ports.GATEWAY));
    BrokerAccess venue = BrokerAccess.of(settings, secrets);
    this.programs = new Programs(settings, secrets, venue, Optional.of(replay), jars);
    this.gatewayJar = jars.apply(Ports.GATEWAY);
  }

  public Told venue() {
    return Told.of(programs.venue());
  }

  public Told gateway() {
    return Told.of(programs.gateway());
  }

  /** The runnable jar within the unpacked gateway; the folder is one per content of the jar. */
  public Path gatewayJar() {
    return gatewayJar;
  }

  public String secret(String name) {
    return secrets.get(name);
  }

  public int port(String process) {
    return programs.settings().ports().of(process);
  }

  /** The database that the services need. */
  public static Database database() {
    return new Database(Programs.DATABASE, Programs.SCHEMAS.values().stream().sorted().toList());
  }

  /**
   * What one process is told.
   *
   * @param options of its JVM
   * @param target what it runs
   * @param environment holds secrets
   */
  public record Told(List<String> options, List<String> target, Map<String, String> environment) {

    private static Told of(Program program) {
      return new Told(program.jvmOptions(), program.target(), program.environment());
    }

    @Override
    public String toString() {
      return String.join(" ", target);
    }
  }
}
