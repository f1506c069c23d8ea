package io.breakwater.execution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.breakwater.execution.testing.FakeHttpServer;
import io.breakwater.execution.testing.FakeHttpServer.Request;
import io.breakwater.execution.testing.FakeHttpServer.Response;
import io.breakwater.execution.testing.Gateway.Answer;
import io.breakwater.execution.testing.RunningGateway;
import io.breakwater.security.Role;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Receivers are told of orders, signed and in order; what one of them refuses is kept for replay.
 */
@ExtendWith(OutputCaptureExtension.class)
class OutgoingWebhookIT extends RunningGateway {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String OLD_SECRET = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String NEW_SECRET = "C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
  private static final String TOKEN = "token-in-the-path";
  private static final Receiver GOOD = new Receiver();
  private static final Receiver SILENT = new Receiver();
  private static final Receiver PICKY = new Receiver();

  @DynamicPropertySource
  static void endpoints(DynamicPropertyRegistry registry) {
    String prefix = "breakwater.outgoing-webhooks.";
    registry.add(prefix + "allow-loopback", () -> "true");
    registry.add(prefix + "attempts", () -> "2");
    registry.add(prefix + "first-wait", () -> "20ms");
    registry.add(prefix + "longest-wait", () -> "40ms");
    registry.add(prefix + "total-timeout", () -> "2s");
    registry.add(prefix + "endpoints.good.url", GOOD::url);
    registry.add(prefix + "endpoints.good.secrets[0]", () -> "whsec_" + OLD_SECRET);
    registry.add(prefix + "endpoints.good.secrets[1]", () -> "whsec_" + NEW_SECRET);
    registry.add(prefix + "endpoints.silent.url", SILENT::url);
    registry.add(prefix + "endpoints.silent.secrets[0]", () -> "whsec_" + OLD_SECRET);
    registry.add(prefix + "endpoints.picky.url", PICKY::url);
    registry.add(prefix + "endpoints.picky.secrets[0]", () -> "whsec_" + NEW_SECRET);
    registry.add(prefix + "endpoints.picky.types", () -> "order.accepted");
  }

  @AfterEach
  void answerAgain() {
    PICKY.refuses = _ -> false;
    SILENT.silent = false;
    clock.setMachine(clock.instant());
  }

  @AfterAll
  static void close() {
    List.of(GOOD, SILENT, PICKY).forEach(Receiver::close);
  }

  @Test
  void tellsWhatHappensToAnOrderSignedWithEachSecret() throws GeneralSecurityException {
    everySenderIsAtWork();
    clock.setMachine(Instant.parse("2026-01-02T15:00:07Z"));

    String id = gateway.buy("wh-1", "AAPL", "10").text("order_id");

    await().atMost(SOON).until(() -> GOOD.typesOf(id).contains("order.accepted"));
    assertThat(GOOD.typesOf(id)).startsWith("order.sending");
    Request request = GOOD.of(id).getFirst();
    JsonNode body = JSON.readTree(request.body());
    assertThat(body.path("type").asString()).isEqualTo("order.sending");
    assertThat(body.path("timestamp").asString())
        .as("market time")
        .isEqualTo("2013-01-02T15:00:00Z");
    assertThat(body.path("data").path("details").path("symbol").asString()).isEqualTo("AAPL");
    assertThat(request.headers())
        .as("machine time")
        .containsEntry("webhook-timestamp", "1767366007");
    assertThat(request.headers().get("webhook-signature"))
        .isEqualTo(signature(request, OLD_SECRET) + " " + signature(request, NEW_SECRET));
    assertThat(GOOD.of(id))
        .extracting(it -> it.headers().get("webhook-id"))
        .doesNotHaveDuplicates();
  }

  @Test
  void isNotHeldUpByAReceiverThatDoesNotAnswer() {
    everySenderIsAtWork();
    SILENT.silent = true;
    int before = SILENT.requests.size();

    List<String> ids = new ArrayList<>();
    for (String quantity : List.of("1", "2", "3", "4")) {
      ids.add(gateway.buy("wh-s" + quantity, "MSFT", quantity).text("order_id"));
    }

    for (String id : ids) {
      await().atMost(SOON).until(() -> GOOD.typesOf(id).contains("order.accepted"));
    }
    await().atMost(SOON).until(() -> SILENT.requests.size() > before);
  }

  @Test
  void keepsWhatAReceiverRefusesAndSendsItAgainWhenAnOperatorSaysSo() {
    everySenderIsAtWork();
    PICKY.refuses = body -> body.contains("\"IBM\"");
    String refused = gateway.buy("wh-2", "IBM", "1").text("order_id");
    String taken = gateway.buy("wh-3", "ORCL", "1").text("order_id");

    await().atMost(SOON).until(() -> PICKY.typesOf(taken).contains("order.accepted"));
    await().atMost(SOON).until(() -> PICKY.of(refused).size() == 2);
    await().atMost(SOON).until(() -> !dead().isEmpty());
    JsonNode dead = dead().path(0);
    assertThat(dead.path("order_id").asString()).isEqualTo(refused);
    assertThat(dead.path("type").asString()).isEqualTo("order.accepted");
    assertThat(dead.path("attempts").asInt()).isEqualTo(2);
    assertThat(dead.path("failure").asString()).isEqualTo("status 422");
    assertThat(dead.path("next_attempt_at").isNull()).isTrue();

    PICKY.refuses = _ -> false;
    String path = "/api/v1/webhooks/deliveries/picky/" + dead.path("sequence").asLong() + "/replay";
    assertThat(gateway.post(Role.RISK, path, "").status()).isEqualTo(403);
    assertThat(gateway.post(Role.OPERATOR, path, "").status()).isEqualTo(202);

    await().atMost(SOON).until(() -> PICKY.of(refused).size() == 3);
    assertThat(PICKY.of(refused))
        .extracting(request -> request.headers().get("webhook-id"))
        .as("the same message for the receiver")
        .containsOnly(PICKY.of(refused).getFirst().headers().get("webhook-id"));
    await().atMost(SOON).until(() -> dead().isEmpty());
    assertThat(list("?state=delivered&endpoint=picky")).hasSize(1);
    Answer again = gateway.post(Role.OPERATOR, path, "");
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.text("code")).isEqualTo("DELIVERY_NOT_DEAD");
  }

  @Test
  void knowsNoMessageThatIsNotThere() {
    Answer answer =
        gateway.post(Role.OPERATOR, "/api/v1/webhooks/deliveries/good/999999/replay", "");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text("code")).isEqualTo("DELIVERY_NOT_FOUND");
  }

  @Test
  void refusesNonsense() {
    for (String query :
        List.of("?state=lost", "?endpoint=A%20B", "?limit=0", "?limit=501", "?cursor=x")) {
      assertThat(gateway.get(Role.OPERATOR, "/api/v1/webhooks/deliveries" + query).status())
          .as(query)
          .isEqualTo(400);
    }
    assertThat(gateway.get(Role.VIEWER, "/api/v1/webhooks/deliveries").status()).isEqualTo(403);
  }

  @Test
  void logsNeitherSecretsNorAddresses(CapturedOutput output) {
    everySenderIsAtWork();
    PICKY.refuses = body -> body.contains("\"CSCO\"");
    gateway.buy("wh-4", "CSCO", "1");

    await().atMost(SOON).until(() -> output.getAll().contains("webhook given up"));
    assertThat(output.getAll())
        .doesNotContain(OLD_SECRET)
        .doesNotContain(NEW_SECRET)
        .doesNotContain(TOKEN);
  }

  @Test
  void countsWhatBecomesOfWebhooks() {
    everySenderIsAtWork();
    String id = gateway.buy("wh-5", "AMD", "1").text("order_id");
    await().atMost(SOON).until(() -> GOOD.typesOf(id).contains("order.accepted"));

    assertThat(gateway.text(Role.VIEWER, "/actuator/prometheus"))
        .contains("webhooks_outgoing_attempts_total{endpoint=\"good\",outcome=\"delivered\"")
        .contains("webhooks_outgoing_behind_seconds{endpoint=\"good\"")
        .contains("webhooks_outgoing_dead ");
  }

  /** Each has its lease and its cursor: what happens now is news to it. */
  private void everySenderIsAtWork() {
    await()
        .atMost(SOON)
        .untilAsserted(() -> {
          assertThat(count("lease where name like 'webhook:%'")).isEqualTo(3);
          assertThat(count("event_cursor where name like 'webhook:%'")).isEqualTo(3);
        });
  }

  private int count(String fromWhere) {
    return rows(fromWhere);
  }

  private JsonNode dead() {
    return list("?state=dead&endpoint=picky");
  }

  private JsonNode list(String query) {
    return gateway
        .get(Role.OPERATOR, "/api/v1/webhooks/deliveries" + query)
        .json()
        .path("deliveries");
  }

  /** Made here from the text of the standard, not with the code under test. */
  private static String signature(Request request, String secret) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret), "HmacSHA256"));
    String signed =
        request.headers().get("webhook-id")
            + "."
            + request.headers().get("webhook-timestamp")
            + "."
            + request.body();
    return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
  }

  /** Keeps what it is sent. */
  private static final class Receiver implements AutoCloseable {
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final FakeHttpServer server = new FakeHttpServer(this::respond);
    private volatile Predicate<String> refuses = _ -> false;
    private volatile boolean silent;

    String url() {
      return "http://127.0.0.1:" + server.port() + "/" + TOKEN;
    }

    List<Request> of(String orderId) {
      return requests.stream().filter(request -> request.body().contains(orderId)).toList();
    }

    List<String> typesOf(String orderId) {
      return of(orderId).stream()
          .map(request -> JSON.readTree(request.body()).path("type").asString())
          .filter(Objects::nonNull)
          .toList();
    }

    @Override
    public void close() {
      server.close();
    }

    private Response respond(Request request) {
      requests.add(request);
      if (silent) {
        return Response.SILENCE;
      }
      return refuses.test(request.body()) ? Response.of(422, "{}") : Response.of(204, "");
    }
  }
}
