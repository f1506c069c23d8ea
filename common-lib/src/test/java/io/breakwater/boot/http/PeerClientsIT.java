package io.breakwater.boot.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.breakwater.boot.http.PeerProperties.Peer;
import io.breakwater.money.Price;
import io.breakwater.security.ApiKey;
import io.breakwater.security.Principal;
import io.breakwater.security.Role;
import io.breakwater.security.Secret;
import io.breakwater.security.Verification;
import io.breakwater.security.Verification.Known;
import io.breakwater.security.Verification.Unknown;
import io.breakwater.security.Verification.Unreachable;
import io.breakwater.testing.TestKeys;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;

/** The clients against a server that answers as it is told. */
class PeerClientsIT {
  private static final ApiKey SERVICE = TestKeys.key(Role.SERVICE);

  private static final Duration IMPATIENT = Duration.ofMillis(300);

  private final CountDownLatch done = new CountDownLatch(1);
  private HttpServer server;
  private PeerClients clients;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    clients = clients(server.getAddress().getPort(), Duration.ofSeconds(10));
  }

  @AfterEach
  void stop() {
    done.countDown();
    server.stop(0);
  }

  @Test
  void showsOurKeyAndReadsTolerantly() {
    var seen = new AtomicReference<String>();
    server.createContext(
        "/quote",
        exchange -> {
          seen.set(exchange.getRequestHeaders().getFirst("Authorization"));
          answer(
              exchange,
              200,
              """
              {"mid_price":"10.01","on":"2013-01-02","new_field":{"x":[1]}}\
              """);
        });

    Quote quote = gateway().get().uri("/quote").retrieve().body(Quote.class);

    assertThat(quote).isEqualTo(new Quote(Price.of("10.01"), LocalDate.parse("2013-01-02")));
    assertThat(seen).hasValue("Bearer " + SERVICE.reveal());
  }

  @Test
  void doesNotFollowARedirectWithOurKey() {
    server.createContext("/elsewhere", exchange -> answer(exchange, 200, "{}"));
    server.createContext(
        "/moved",
        exchange -> {
          exchange.getResponseHeaders().set("Location", "/elsewhere");
          answer(exchange, 302, "");
        });

    var response = gateway().get().uri("/moved").retrieve().toBodilessEntity();

    assertThat(response.getStatusCode().value()).isEqualTo(302);
  }

  @Test
  void tellsARefusalFromASilence() {
    server.createContext(
        "/refused", exchange -> answer(exchange, 409, "{\"code\":\"RUN_EXISTS\"}"));
    server.createContext("/silent", silent());

    assertThatThrownBy(() -> gateway().get().uri("/refused").retrieve().toBodilessEntity())
        .isInstanceOf(RestClientResponseException.class)
        .hasMessageContaining("RUN_EXISTS");
    assertThatThrownBy(() -> impatient().get().uri("/silent").retrieve().toBodilessEntity())
        .isInstanceOf(ResourceAccessException.class);
    assertThatThrownBy(() -> away().get().uri("/").retrieve().toBodilessEntity())
        .isInstanceOf(ResourceAccessException.class);
  }

  @Test
  void namesTheSettingThatIsMissing() {
    assertThatThrownBy(() -> clients.client("signal-service"))
        .hasMessageContaining("breakwater.peers.signal-service.base-url");
    var keyless = new PeerClients(peers(1, IMPATIENT), Optional.empty(), ObservationRegistry.NOOP);
    assertThatThrownBy(() -> keyless.client("execution-gateway"))
        .hasMessageContaining("breakwater.security.service-key");
  }

  @Test
  void verifiesAKeyAtTheGateway() {
    var asked = new AtomicReference<String>();
    server.createContext(
        "/api/v1/keys/verify",
        exchange -> {
          asked.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          answer(
              exchange,
              200,
              """
              {"valid":true,"key_id":"key1","name":"risk-1","roles":["risk","VIEWER"]}\
              """);
        });

    Verification answer = verify();

    assertThat(answer)
        .isEqualTo(new Known(new Principal("key1", "risk-1", Set.of(Role.RISK, Role.VIEWER))));
    assertThat(asked).hasValue("{\"key\":\"" + TestKeys.key(Role.RISK).reveal() + "\"}");
  }

  @Test
  void learnsThatAKeyIsUnknown() {
    server.createContext(
        "/api/v1/keys/verify", exchange -> answer(exchange, 200, "{\"valid\":false}"));

    assertThat(verify()).isEqualTo(new Unknown());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "{}",
        "{\"valid\":true}",
        "{\"valid\":true,\"key_id\":\"k\",\"name\":\"n\",\"roles\":[\"emperor\"]}"
      })
  void takesNoNonsenseForAnAnswer(String body) {
    server.createContext("/api/v1/keys/verify", exchange -> answer(exchange, 200, body));

    assertThat(verify()).isEqualTo(new Unreachable());
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 401, 403, 404, 500, 503})
  void neverTakesAFailureForAnAnswer(int status) {
    server.createContext("/api/v1/keys/verify", exchange -> answer(exchange, status, ""));

    assertThat(verify()).isEqualTo(new Unreachable());
  }

  @Test
  void isUnreachableWhileTheGatewayIsAwayOrSilent() {
    server.createContext("/api/v1/keys/verify", silent());

    assertThat(new RemoteKeyVerifier(this::impatient).verify(SERVICE)).isEqualTo(new Unreachable());
    assertThat(new RemoteKeyVerifier(this::away).verify(SERVICE)).isEqualTo(new Unreachable());
  }

  private Verification verify() {
    return new RemoteKeyVerifier(this::gateway).verify(TestKeys.key(Role.RISK));
  }

  private RestClient gateway() {
    return clients.client("execution-gateway");
  }

  /** Nothing listens on port 1. */
  private RestClient away() {
    return clients(1, IMPATIENT).client("execution-gateway");
  }

  private RestClient impatient() {
    return clients(server.getAddress().getPort(), IMPATIENT).client("execution-gateway");
  }

  private static PeerClients clients(int port, Duration timeout) {
    return new PeerClients(
        peers(port, timeout), Optional.of(Secret.of(SERVICE.reveal())), ObservationRegistry.NOOP);
  }

  private static PeerProperties peers(int port, Duration timeout) {
    return new PeerProperties(
        new Peer(URI.create("http://127.0.0.1:" + port), timeout, timeout), null, null);
  }

  private HttpHandler silent() {
    return exchange -> {
      try {
        done.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      exchange.close();
    };
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  record Quote(Price midPrice, LocalDate on) {}
}
