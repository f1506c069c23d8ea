package io.breakwater.localstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.localstack.servers.PostgresServer;
import io.breakwater.pool.PoolSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No service may be refused a connection because the others hold theirs: PostgreSQL must allow more
 * than all pools together, with two gateways, and what it keeps back for its superuser.
 */
class ConnectionBudgetTest {
  static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
  static final List<String> SERVICES =
      List.of(Ports.MARKET_DATA, Ports.SIGNAL, Ports.GATEWAY, Ports.ORCHESTRATOR);

  /** The kill switch's own pool, which each gateway has beside the one for orders. */
  static final Path KILL_POOL =
      CHECKOUT.resolve(
          "execution-gateway/src/main/java/io/breakwater/execution/halt/jdbc/HaltPool.java");

  /** PostgreSQL's {@code superuser_reserved_connections}. */
  static final int RESERVED = 3;

  private static final Pattern POOL = Pattern.compile("(?m)^\\s*maximum-size:\\s*(\\d+)");
  private static final Pattern KILL_POOL_SIZE = Pattern.compile("int SIZE = (\\d+);");
  private static final Pattern COMPOSE = Pattern.compile("max_connections=(\\d+)");

  @Test
  void theEmbeddedServerHasRoomForAllPools() throws IOException {
    assertThat(PostgresServer.MAX_CONNECTIONS).isGreaterThan(needed());
  }

  @Test
  void theServerInTheContainerHasRoomForAllPools() throws IOException {
    int allowed = number(COMPOSE, CHECKOUT.resolve("docker-compose.yml"));

    assertThat(allowed).isGreaterThan(needed());
  }

  private static int needed() throws IOException {
    int needed = RESERVED;
    for (String service : SERVICES) {
      int instances = Ports.GATEWAY.equals(service) ? 2 : 1;
      int own = Ports.GATEWAY.equals(service) ? number(KILL_POOL_SIZE, KILL_POOL) : 0;
      needed += instances * (largestPool(service) + own);
    }
    return needed;
  }

  private static int number(Pattern pattern, Path file) throws IOException {
    Matcher matcher = pattern.matcher(Files.readString(file));
    assertThat(matcher.find()).as("%s in %s", pattern, file).isTrue();
    return Integer.parseInt(matcher.group(1));
  }

  /** Reads every {@code application*.yml} of the service. */
  private static int largestPool(String service) throws IOException {
    Path resources = CHECKOUT.resolve(service).resolve("src/main/resources");
    int largest = PoolSettings.DEFAULT_MAXIMUM_SIZE;
    if (Files.isDirectory(resources)) {
      try (Stream<Path> files = Files.list(resources)) {
        for (Path file :
            files
                .filter(one -> one.getFileName().toString().matches("application.*\\.yml"))
                .toList()) {
          Matcher matcher = POOL.matcher(Files.readString(file));
          while (matcher.find()) {
            largest = Math.max(largest, Integer.parseInt(matcher.group(1)));
          }
        }
      }
    }
    return largest;
  }
}
