package io.breakwater.localstack.launcher;

import io.breakwater.localstack.launcher.keys.LocalSecrets;
import io.breakwater.localstack.servers.Database;
import io.breakwater.localstack.servers.LocalServer;
import io.breakwater.localstack.servers.PostgresServer;
import io.breakwater.localstack.servers.RecordedProcess;
import io.breakwater.localstack.servers.RedisServer;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * The processes of a local stack and their order: servers first, then venue and services all at
 * once; the other way round when stopping, so that nobody loses what it still needs. Thread-safe.
 */
final class Stack {
  private final PostgresServer postgres;
  private final RedisServer redis;

  /** Nothing where the broker is outside. */
  private final List<LocalServer> venue;

  private final LocalServer marketData;
  private final LocalServer signal;
  private final LocalServer gateway;
  private final LocalServer orchestrator;
  private final String databasePassword;
  private volatile boolean stopping;

  Stack(Programs programs) {
    StateFolder state = programs.settings().state();
    Ports ports = programs.settings().ports();
    databasePassword = programs.secrets().get(LocalSecrets.DATABASE_PASSWORD);
    postgres =
        new PostgresServer(
            state.postgres(),
            ports.of(Ports.POSTGRES),
            databasePassword,
            state.log(Ports.POSTGRES));
    redis = new RedisServer(state.redis(), ports.of(Ports.REDIS), state.log(Ports.REDIS));
    venue =
        programs.broker().choice().isOutside()
            ? List.of()
            : List.of(new JvmProcess(programs.venue(), state));
    marketData = new JvmProcess(programs.marketData(), state);
    signal = new JvmProcess(programs.signal(), state);
    gateway = new JvmProcess(programs.gateway(), state);
    orchestrator = new JvmProcess(programs.orchestrator(), state);
  }

  List<LocalServer> all() {
    return Stream.of(
            List.of(postgres, redis), venue, List.of(marketData, signal, gateway, orchestrator))
        .flatMap(List::stream)
        .toList();
  }

  /**
   * Starts everything and returns without waiting until it is ready.
   *
   * @throws LauncherException if a server does not come up
   */
  void start() {
    CompletableFuture<Void> cache = CompletableFuture.runAsync(() -> launch(redis));
    launch(postgres);
    provision();
    LauncherException.join(cache);
    venue.forEach(this::launch);
    Stream.of(marketData, signal, gateway, orchestrator).forEach(this::launch);
  }

  /** Stops everything in order; does nothing where nothing runs. */
  void stop() {
    stopping = true;
    for (List<LocalServer> together :
        List.of(
            List.of(orchestrator),
            List.of(gateway),
            List.of(signal, marketData),
            venue,
            List.of(redis, postgres))) {
      List<CompletableFuture<Void>> ends = new ArrayList<>();
      together.forEach(one -> ends.add(CompletableFuture.runAsync(one::stop)));
      ends.forEach(CompletableFuture::join);
    }
  }

  /**
   * Ends what an earlier launcher left running on this folder, which it can only have done by being
   * killed.
   *
   * @return whether the venue or a service was among it: then market time has gone on until now
   */
  static boolean endSurvivors(StateFolder state) {
    boolean any = false;
    for (String name :
        List.of(Ports.ORCHESTRATOR, Ports.GATEWAY, Ports.SIGNAL, Ports.MARKET_DATA, Ports.VENUE)) {
      Optional<ProcessHandle> survivor = RecordedProcess.find(state.pid(name));
      survivor.ifPresent(process -> RecordedProcess.end(process, JvmProcess.STOP_PATIENCE));
      any |= survivor.isPresent();
    }
    new RedisServer(state.redis(), 0, state.log(Ports.REDIS)).stop();
    new PostgresServer(state.postgres(), 0, "", state.log(Ports.POSTGRES)).stop();
    return any;
  }

  private void launch(LocalServer server) {
    if (stopping) {
      throw new LauncherException("stopped while starting");
    }
    try {
      server.start();
      if (stopping) {
        server.stop();
      }
    } catch (IOException | IllegalStateException failed) {
      throw failure(server.name() + " does not start: ", failed);
    }
  }

  private void provision() {
    try {
      List<String> schemas = Programs.SCHEMAS.values().stream().sorted().toList();
      new Database(Programs.DATABASE, schemas).provision(postgres, databasePassword);
    } catch (SQLException | IllegalStateException failed) {
      throw failure("cannot prepare the database: ", failed);
    }
  }

  /** What fails because it is being stopped is no fault of its own. */
  private LauncherException failure(String what, Exception cause) {
    return new LauncherException(
        stopping ? "stopped while starting" : what + cause.getMessage(), cause);
  }
}
