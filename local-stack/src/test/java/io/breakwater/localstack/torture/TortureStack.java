package io.breakwater.localstack.torture;

import io.breakwater.clock.ReplaySetting;
import io.breakwater.localstack.launcher.LauncherPrograms;
import io.breakwater.localstack.launcher.LauncherPrograms.Told;
import io.breakwater.localstack.launcher.keys.LocalSecrets;
import io.breakwater.localstack.servers.Database;
import io.breakwater.localstack.servers.PostgresServer;
import io.breakwater.localstack.system.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * What an order can get lost between: two gateways as unpacked jars, over one PostgreSQL that keeps
 * its commits, and the venue in a process of its own. Market time stands in the middle of a session
 * and runs as fast as life.
 */
final class TortureStack implements AutoCloseable {
  private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();

  /**
   * Kept between runs: unpacking and training are not what is tested. Test JVMs that run side by
   * side have one each.
   */
  private static final Path UNPACKED =
      CHECKOUT.resolve("local-stack/target/torture" + System.getProperty("torture.fork", ""));

  private static final Instant MID_SESSION = Instant.parse("2013-01-02T15:00:00Z");

  static final String GATEWAY_SCHEMA = "execution";

  private final LauncherPrograms programs;
  private final PostgresServer postgres;
  private final Path postgresLog;
  private final Jvm venue;
  private final List<Jvm> gateways = new ArrayList<>();
  private final String name;
  private final Path folder;
  private final Path agent;

  private TortureStack(String name, Path folder) throws IOException {
    this.name = name;
    this.folder = folder;
    var replay = new ReplaySetting(Instant.now(), MID_SESSION, 1, Duration.ofSeconds(5));
    this.programs = new LauncherPrograms(folder, UNPACKED, FreePorts.offset(), replay);
    this.agent = AgentJar.create(folder);
    this.postgresLog = folder.resolve("postgres.log");
    this.postgres =
        new PostgresServer(
            folder.resolve("postgres"),
            programs.port("postgres"),
            programs.secret(LocalSecrets.DATABASE_PASSWORD),
            postgresLog);
    this.venue = new Jvm("venue", programs.port("venue"), richVenue(programs.venue()), folder);
    gateways.add(gateway("gateway-1", programs.port("execution-gateway")));
    // The port of a service that is not started here.
    gateways.add(gateway("gateway-2", programs.port("signal-service")));
  }

  /**
   * Starts database and venue; the gateways are the test's to start.
   *
   * @param name under which the logs are kept, when the folder is gone
   * @param venueOptions of the venue's JVM, beside the launcher's
   */
  static TortureStack start(String name, Path folder, String... venueOptions)
      throws IOException, SQLException {
    TortureStack stack = new TortureStack(name, folder);
    try {
      stack.venue.start(venueOptions);
      stack.postgres.start();
      LauncherPrograms.database()
          .provision(stack.postgres, stack.programs.secret(LocalSecrets.DATABASE_PASSWORD));
      stack.venue.awaitReady();
    } catch (RuntimeException | IOException | SQLException | AssertionError failed) {
      stack.close();
      throw failed;
    }
    return stack;
  }

  List<Jvm> gateways() {
    return gateways;
  }

  VenueBook venueBook() {
    return new VenueBook(
        venue,
        programs.secret(LocalSecrets.VENUE_KEY_ID),
        programs.secret(LocalSecrets.VENUE_SECRET_KEY));
  }

  /** The gateways' rows, seen by the superuser. */
  DataSource database() {
    return postgres.superuser("breakwater");
  }

  /**
   * How often two transactions have waited for each other. By the server's log: its statistics tell
   * seconds later.
   */
  long deadlocks() throws IOException {
    try (Stream<String> lines = Files.lines(postgresLog)) {
      return lines.filter(line -> line.contains("deadlock detected")).count();
    }
  }

  /** Makes a database beside the gateways' and returns the URL of a gateway's schema in it. */
  String databaseBeside(String name) throws SQLException {
    new Database(name, List.of(GATEWAY_SCHEMA))
        .provision(postgres, programs.secret(LocalSecrets.DATABASE_PASSWORD));
    return programs
        .gateway()
        .environment()
        .get("BREAKWATER_DATABASE_URL")
        .replace("/breakwater?", "/" + name + "?");
  }

  /** What each process of the first gateway's way has used of the processors, in all. */
  Map<String, Duration> processorTime() throws IOException {
    Path pid = folder.resolve("postgres").resolve("data").resolve("postmaster.pid");
    ProcessHandle postmaster =
        ProcessHandle.of(Long.parseLong(Files.readAllLines(pid).getFirst().strip())).orElseThrow();
    return Map.of(
        "gateway",
        gateways.getFirst().processorTime(),
        "venue",
        venue.processorTime(),
        "database",
        Stream.concat(Stream.of(postmaster), postmaster.descendants())
            .map(Jvm::processorTime)
            .reduce(Duration.ZERO, Duration::plus));
  }

  /** Unpacked: the runnable jar, its libraries beside it. */
  Path gatewayJar() {
    return programs.gatewayJar();
  }

  String secret(String name) {
    return programs.secret(name);
  }

  Path folder() {
    return folder;
  }

  /** The option that puts a gateway under the agent. */
  String agent(String argument) {
    return AgentJar.option(agent, argument);
  }

  /**
   * The option that makes a gateway start from an ahead-of-time cache; the first one for a jar is
   * made by starting a gateway once.
   */
  String aheadOfTime() throws IOException, InterruptedException {
    Path cache = programs.gatewayJar().resolveSibling("gateway.aot");
    if (Files.notExists(cache)) {
      Path draft = cache.resolveSibling("draft.aot");
      Jvm trained = gateways.getFirst();
      trained.start("-XX:AOTCacheOutput=" + draft);
      trained.awaitReady();
      trained.stop();
      Files.move(draft, cache);
    }
    return "-XX:AOTCache=" + cache;
  }

  @Override
  public void close() throws IOException {
    gateways.forEach(Jvm::close);
    venue.close();
    postgres.stop();
    keepLogs();
  }

  private void keepLogs() throws IOException {
    Path kept = Files.createDirectories(UNPACKED.resolve("logs").resolve(name));
    try (Stream<Path> files = Files.list(folder)) {
      for (Path log : files.filter(file -> file.toString().endsWith(".log")).toList()) {
        Files.copy(log, kept.resolve(log.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private Jvm gateway(String name, int port) {
    return new Jvm(name, port, programs.gateway(), folder);
  }

  /** So that neither money nor the rate limit is what refuses an order. */
  private static Told richVenue(Told told) {
    Map<String, String> environment = new HashMap<>(told.environment());
    environment.put("BREAKWATER_VENUE_STARTINGCASH", "100000000");
    environment.put("BREAKWATER_VENUE_RATELIMIT", "10000000");
    return new Told(told.options(), told.target(), environment);
  }
}
