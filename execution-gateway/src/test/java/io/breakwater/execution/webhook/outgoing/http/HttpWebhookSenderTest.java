package io.breakwater.execution.webhook.outgoing.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.execution.testing.FakeHttpServer;
import io.breakwater.execution.testing.FakeHttpServer.Request;
import io.breakwater.execution.testing.FakeHttpServer.Response;
import io.breakwater.execution.webhook.outgoing.Endpoints;
import io.breakwater.execution.webhook.outgoing.WebhookMessage;
import io.breakwater.execution.webhook.outgoing.WebhookSender.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpWebhookSenderTest {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final WebhookMessage MESSAGE =
      new WebhookMessage("evt_7_5", 1_700_000_000, "v1,c2ln v1,c2lnMg==", "{\"a\":\"ü\"}");

  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private volatile Response answer = Response.of(204, "");
  private final FakeHttpServer receiver =
      new FakeHttpServer(request -> {
        requests.add(request);
        return answer;
      });
  private final HttpWebhookSender sender = sender(true);

  @AfterEach
  void close() {
    sender.close();
    receiver.close();
  }

  @Test
  void postsTheBodyAndTheHeadersOfStandardWebhooks() {
    assertThat(send()).isEqualTo(new Outcome.Delivered());

    Request request = requests.getFirst();
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).isEqualTo("/hook");
    assertThat(request.body()).isEqualTo(MESSAGE.body());
    assertThat(request.headers())
        .containsEntry("content-type", "application/json")
        .containsEntry("webhook-id", "evt_7_5")
        .containsEntry("webhook-timestamp", "1700000000")
        .containsEntry("webhook-signature", "v1,c2ln v1,c2lnMg==");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 404, 410, 429, 500, 503})
  void countsEveryOtherStatusAsAFailure(int status) {
    answer = Response.of(status, "{\"secret\":\"of the receiver\"}");

    assertThat(send()).isEqualTo(new Outcome.Failed("status " + status, null));
  }

  @Test
  void followsNoRedirect() {
    answer = Response.of(302, "").with(Map.of("Location", "http://127.0.0.1:1/elsewhere"));

    assertThat(send()).isEqualTo(new Outcome.Failed("status 302", null));
    assertThat(requests).hasSize(1);
  }

  @Test
  void hearsHowLongAReceiverWantsToBeLeftAlone() {
    answer = Response.of(503, "").with(Map.of("Retry-After", "30"));
    assertThat(send()).isEqualTo(new Outcome.Failed("status 503", Duration.ofSeconds(30)));

    answer = Response.of(503, "").with(Map.of("Retry-After", "Fri, 31 Dec 1999 23:59:59 GMT"));
    assertThat(send()).isEqualTo(new Outcome.Failed("status 503", null));
  }

  @Test
  void givesUpOnAReceiverThatDoesNotAnswer() {
    answer = Response.SILENCE;

    assertThat(send()).isEqualTo(new Outcome.Failed("no answer in time", null));
  }

  @Test
  void saysThatAConnectionBroke() {
    answer = Response.RESET;

    assertThat(send()).isEqualTo(new Outcome.Failed("the connection broke", null));
  }

  @Test
  void saysThatThereWasNoConnection() {
    assertThat(sender.send(Endpoints.at("http://127.0.0.1:1/hook"), MESSAGE))
        .isEqualTo(new Outcome.Failed("no connection", null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]"})
  void sendsNothingToThisMachineUnlessThatIsAllowed(String host) {
    HttpWebhookSender strict = sender(false);
    try {
      var endpoint = Endpoints.at("http://%s:%d/hook".formatted(host, receiver.port()));

      assertThat(strict.send(endpoint, MESSAGE))
          .isEqualTo(new Outcome.Failed("the address is not public", null));
      assertThat(requests).isEmpty();
    } finally {
      strict.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.1", "169.254.169.254", "192.168.1.1", "[fd00::1]", "0.0.0.0"})
  void sendsNothingToAPrivateNetworkEvenWhereLoopbackIsAllowed(String host) {
    assertThat(sender.send(Endpoints.at("http://%s/hook".formatted(host)), MESSAGE))
        .isEqualTo(new Outcome.Failed("the address is not public", null));
  }

  @Test
  void saysThatAHostIsNotKnown() {
    assertThat(sender.send(Endpoints.at("https://nowhere.invalid/hook"), MESSAGE))
        .isEqualTo(new Outcome.Failed("the host is not known", null));
  }

  @Test
  void abandonsWhatIsUnderWayWhenItCloses() throws InterruptedException {
    var arrived = new CountDownLatch(1);
    try (var silent =
            new FakeHttpServer(request -> {
              arrived.countDown();
              return Response.SILENCE;
            });
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var patient = new HttpWebhookSender(SOON, SOON.multipliedBy(3), true);
      var endpoint = Endpoints.at("http://127.0.0.1:%d/hook".formatted(silent.port()));
      var sending = CompletableFuture.supplyAsync(() -> patient.send(endpoint, MESSAGE), threads);
      arrived.await();

      patient.close();

      assertThat(sending).succeedsWithin(SOON).isEqualTo(new Outcome.Abandoned());
    }
  }

  private Outcome send() {
    return sender.send(
        Endpoints.at("http://127.0.0.1:%d/hook".formatted(receiver.port())), MESSAGE);
  }

  private static HttpWebhookSender sender(boolean allowLoopback) {
    return new HttpWebhookSender(Duration.ofSeconds(1), Duration.ofSeconds(2), allowLoopback);
  }
}
