package io.breakwater.localstack.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.localstack.venue.RunningVenue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The stack as {@code make up BROKER=alpaca-paper} starts it, against a venue that stands where
 * Alpaca does: under its host names, over TLS, market time the wall's. Only the port is not
 * Alpaca's, and the certificate is made here.
 */
class AlpacaWiringIT {
  private static final String TRADING = "paper-api.alpaca.markets";
  private static final String DATA = "data.alpaca.markets";
  private static final String DATA_STREAM = "stream.data.alpaca.markets";
  private static final String PASSWORD = "changeit";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path folder;

  @Test
  void tradesAtAlpacasAddressWithTheUsersKeys() throws Exception {
    Path store = makeCertificate();
    try (RunningVenue venue =
            RunningVenue.start(
                Files.createDirectory(folder.resolve("venue")),
                "--server.ssl.key-store=" + store,
                "--server.ssl.key-store-password=" + PASSWORD);
        LiveStack stack =
            LiveStack.start(
                Files.createDirectory(folder.resolve("stack")), 60, environment(venue, store))) {
      var client = new TradingClient(stack);

      JsonNode account = client.ours(8002, "/api/v1/account");
      JsonNode order =
          client.trade(
              "/api/v1/orders",
              """
              {"client_order_id":"wired-1","symbol":"AAPL","side":"buy","type":"limit","quantity":"1",
               "limit_price":"1.00","time_in_force":"gtc"}
              """);
      String path = "/api/v1/orders/" + order.path("order_id").asString();

      assertThat(stack.output("up.log"))
          .contains("Orders go to alpaca-paper")
          .doesNotContain("8010");
      assertThat(account.path("cash").asString()).isNotEmpty();
      assertThat(order.path("status").asString()).isEqualTo("ACCEPTED");
      assertThat(order.path("broker_order_id").asString()).isNotEmpty();
      client.trade(path + "/cancel", "");
      Awaitility.await()
          .atMost(PATIENCE)
          .until(() -> client.ours(8002, path).path("status").asString().equals("CANCELED"));
      assertThat(client.ours(8004, "/api/v1/quotes/AAPL").path("bid").asString())
          .as("a quote over the data vendor's REST")
          .isNotEmpty();
    }
  }

  private Map<String, String> environment(RunningVenue venue, Path store) throws IOException {
    Path hosts = folder.resolve("hosts");
    Files.writeString(
        hosts, "127.0.0.1 localhost %s %s %s%n".formatted(TRADING, DATA, DATA_STREAM));
    Path keys = folder.resolve("keys");
    Files.write(
        keys,
        List.of(
            "APCA_API_KEY_ID=" + RunningVenue.KEY, "APCA_API_SECRET_KEY=" + RunningVenue.SECRET));
    int port = venue.http("/").getPort();
    return Map.of(
        "BROKER", "alpaca-paper",
        "BROKER_KEYS", keys.toString(),
        "JDK_JAVA_OPTIONS",
            "-Djdk.net.hosts.file=%s -Djavax.net.ssl.trustStore=%s -Djavax.net.ssl.trustStorePassword=%s"
                .formatted(hosts, store, PASSWORD),
        "BREAKWATER_BROKER_BASEURL", "https://" + TRADING + ":" + port,
        "BREAKWATER_BROKER_STREAMURL", "wss://" + TRADING + ":" + port + "/stream",
        "BREAKWATER_FEED_BASEURL", "https://" + DATA + ":" + port,
        "BREAKWATER_FEED_STREAMURL", "wss://" + DATA_STREAM + ":" + port + "/v2/iex");
  }

  private Path makeCertificate() throws IOException, InterruptedException {
    Path store = folder.resolve("store.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "alpaca",
                "-keyalg",
                "EC",
                "-validity",
                "2",
                "-dname",
                "CN=" + TRADING,
                "-ext",
                "san=dns:%s,dns:%s,dns:%s".formatted(TRADING, DATA, DATA_STREAM),
                "-ext",
                "bc:c",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD)
            .inheritIO()
            .start();
    assertThat(keytool.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(keytool.exitValue()).isZero();
    return store;
  }
}
