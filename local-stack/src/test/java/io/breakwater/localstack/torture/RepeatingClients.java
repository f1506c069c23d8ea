package io.breakwater.localstack.torture;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Clients that ask for the same at the same moment, of the gateways in turn. Whom a gateway has no
 * time for asks again, until it is told what became of the order. Thread-safe.
 */
final class RepeatingClients implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(30);
  private static final int MOST_TRIES = 600;
  private static final long PAUSE_MILLIS = 50;

  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<Jvm> gateways;
  private final String key;

  RepeatingClients(List<Jvm> gateways, String key) {
    this.gateways = gateways;
    this.key = key;
  }

  /**
   * What a client was told in the end.
   *
   * @param replayed whether it was told that this is a repeat
   * @param orderId empty where the answer is about no order
   * @param code of a problem, else empty
   * @param tries how often it asked
   */
  record Reply(
      Intent intent,
      int status,
      boolean replayed,
      String orderId,
      String orderStatus,
      String code,
      int tries) {

    private static Reply of(Intent intent, HttpResponse<String> answer, int tries) {
      JsonNode body = JSON.readTree(answer.body());
      return new Reply(
          intent,
          answer.statusCode(),
          answer.headers().firstValue("Idempotent-Replayed").orElse("").equals("true"),
          body.path("order_id").asString(""),
          body.path("status").asString(""),
          body.path("code").asString(""),
          tries);
    }
  }

  /** Asks for each of these at once, and returns what each was told, in their order. */
  List<Reply> askAtOnce(List<Intent> intents) throws Exception {
    var start = new CountDownLatch(1);
    List<Future<Reply>> asking = new ArrayList<>();
    for (int number = 0; number < intents.size(); number++) {
      Intent intent = intents.get(number);
      Jvm gateway = gateways.get(number % gateways.size());
      asking.add(
          threads.submit(() -> {
            start.await();
            return insist(intent, gateway);
          }));
    }
    start.countDown();
    List<Reply> replies = new ArrayList<>();
    for (Future<Reply> reply : asking) {
      replies.add(reply.get());
    }
    return replies;
  }

  @Override
  public void close() {
    closing.countDown();
    threads.shutdownNow();
    http.close();
  }

  private Reply insist(Intent intent, Jvm gateway) throws IOException, InterruptedException {
    for (int tries = 1; tries <= MOST_TRIES; tries++) {
      HttpResponse<String> answer = ask(intent, gateway);
      if (answer.statusCode() != 503) {
        return Reply.of(intent, answer, tries);
      }
      if (closing.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
        break;
      }
    }
    throw new AssertionError(intent.clientOrderId() + ": no gateway has time for it");
  }

  private HttpResponse<String> ask(Intent intent, Jvm gateway)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(gateway.uri("/api/v1/orders"))
            .timeout(ANSWER_PATIENCE)
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(intent.jsonForAllTwins()))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }
}
