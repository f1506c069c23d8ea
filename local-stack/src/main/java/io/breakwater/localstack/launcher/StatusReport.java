package io.breakwater.localstack.launcher;

import io.breakwater.localstack.servers.LocalServer;
import io.breakwater.localstack.servers.PostgresServer;
import io.breakwater.localstack.servers.RedisServer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What runs, and where a person finds it. Prints where the keys are, never a key. */
final class StatusReport {
  private static final Map<String, String> PAGES =
      Map.of(
          Ports.SIGNAL, "Swagger UI: models, signals",
          Ports.GATEWAY, "Swagger UI: orders, positions, kill switch",
          Ports.ORCHESTRATOR, "Swagger UI: runs",
          Ports.MARKET_DATA, "Swagger UI: quotes, bars, calendar",
          Ports.VENUE, "the embedded venue: its clock, account and orders");

  private final StackSettings settings;
  private final Console console;

  StatusReport(StackSettings settings, Console console) {
    this.settings = settings;
    this.console = console;
  }

  /** Prints one line per process and answers whether all are ready. */
  boolean print() {
    StateFolder state = settings.state();
    Ports ports = settings.ports();
    Stream<LocalServer> programs =
        Stream.of(Ports.SIGNAL, Ports.GATEWAY, Ports.ORCHESTRATOR, Ports.MARKET_DATA, Ports.VENUE)
            .filter(settings.portsInUse()::containsKey)
            .map(name ->
                new JvmProcess(
                    new Program(name, ports.of(name), List.of(), List.of(), Map.of()), state));
    Stream<LocalServer> servers =
        Stream.of(
            new PostgresServer(
                state.postgres(), ports.of(Ports.POSTGRES), "", state.log(Ports.POSTGRES)),
            new RedisServer(state.redis(), ports.of(Ports.REDIS), state.log(Ports.REDIS)));
    boolean allReady = true;
    for (LocalServer server : Stream.concat(programs, servers).toList()) {
      String is = server.isReady() ? "ready" : server.isRunning() ? "not ready" : "down";
      allReady &= "ready".equals(is);
      console.say("%-20s port %-5d  %s".formatted(server.name(), server.port(), is));
    }
    return allReady;
  }

  void printAddresses() {
    console.blank();
    settings
        .portsInUse()
        .forEach((name, port) -> {
          String page = PAGES.get(name);
          console.say(
              "  %-20s %s"
                  .formatted(
                      name,
                      page == null
                          ? "127.0.0.1:" + port
                          : settings.ports().url(name) + "/   " + page));
        });
    console.say("  %-20s %s (shown to nobody else)".formatted("API keys", settings.secrets()));
    console.say("  %-20s %s".formatted("logs", settings.state().logs()));
    console.blank();
  }
}
