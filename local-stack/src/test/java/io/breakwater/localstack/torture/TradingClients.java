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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/**
 * Clients that do what the README tells them: after an error they ask again under the same key, of
 * whichever gateway, until one of them has taken the order, and its cancel where they want one.
 * They work only on what has been released, so that orders are on their way whenever a gateway is
 * killed. Thread-safe.
 */
final class TradingClients implements AutoCloseable {
  private static final int CLIENTS = 16;
  private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(5);
  private static final Duration INSISTENCE = Duration.ofMinutes(10);
  private static final long LONGEST_PAUSE_MILLIS = 200;
  private static final Set<Integer> TAKEN = Set.of(200, 201, 202);

  /** An order that has ended meanwhile, by an earlier request say, is none to cancel. */
  private static final Set<Integer> CANCELED = Set.of(202, 409);

  private static final Set<Integer> ASK_AGAIN = Set.of(0, 500, 502, 503, 504, 429);

  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Semaphore released = new Semaphore(0);
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger retries = new AtomicInteger();
  private final Map<String, Integer> answers = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<String> refusals = new ConcurrentLinkedQueue<>();
  private final List<Future<?>> running = new ArrayList<>();
  private final List<Intent> intents;
  private final List<Jvm> gateways;
  private final String key;

  TradingClients(List<Intent> intents, List<Jvm> gateways, String key) {
    this.intents = intents;
    this.gateways = gateways;
    this.key = key;
  }

  void start(SplittableRandom random) {
    for (int client = 0; client < CLIENTS; client++) {
      SplittableRandom own = random.split();
      running.add(threads.submit(() -> work(own)));
    }
  }

  void release(int count) {
    released.release(count);
  }

  int outstanding() {
    return intents.size() - answers.size() - refusals.size();
  }

  /** Waits until every intent has been answered for good. */
  void join() throws Exception {
    released.release(CLIENTS);
    for (Future<?> client : running) {
      client.get();
    }
  }

  /** How each intent was taken in the end: the HTTP status by client order id. */
  Map<String, Integer> answers() {
    return Map.copyOf(answers);
  }

  /** What was refused for good; a torture run asks for nothing that may be. */
  List<String> refusals() {
    return List.copyOf(refusals);
  }

  int retries() {
    return retries.get();
  }

  @Override
  public void close() {
    closing.countDown();
    threads.shutdownNow();
    http.close();
  }

  private Void work(SplittableRandom random) throws InterruptedException {
    while (true) {
      released.acquire();
      int number = next.getAndIncrement();
      if (number >= intents.size()) {
        return null;
      }
      insist(intents.get(number), random);
    }
  }

  private void insist(Intent intent, SplittableRandom random) throws InterruptedException {
    Optional<HttpResponse<String>> taken =
        insist(intent, "/api/v1/orders", intent.json(), TAKEN, random);
    if (taken.isPresent() && isCanceled(intent, taken.get(), random)) {
      answers.put(intent.clientOrderId(), taken.get().statusCode());
    }
  }

  private boolean isCanceled(Intent intent, HttpResponse<String> order, SplittableRandom random)
      throws InterruptedException {
    if (!intent.canceled()) {
      return true;
    }
    String id = JSON.readTree(order.body()).path("order_id").asString();
    return insist(intent, "/api/v1/orders/" + id + "/cancel", "", CANCELED, random).isPresent();
  }

  /** The answer with which a request was taken; empty once it was refused for good. */
  private Optional<HttpResponse<String>> insist(
      Intent intent, String path, String body, Set<Integer> taken, SplittableRandom random)
      throws InterruptedException {
    long until = System.nanoTime() + INSISTENCE.toNanos();
    while (System.nanoTime() < until) {
      Jvm gateway = gateways.get(random.nextInt(gateways.size()));
      HttpResponse<String> answer = ask(gateway, path, body);
      int status = answer == null ? 0 : answer.statusCode();
      if (taken.contains(status)) {
        return Optional.of(answer);
      }
      if (!ASK_AGAIN.contains(status)) {
        refusals.add(intent.clientOrderId() + ": " + status + " " + answer.body());
        return Optional.empty();
      }
      retries.incrementAndGet();
      if (closing.await(1 + random.nextLong(LONGEST_PAUSE_MILLIS), TimeUnit.MILLISECONDS)) {
        return Optional.empty();
      }
    }
    refusals.add(intent.clientOrderId() + ": nobody took it within " + INSISTENCE);
    return Optional.empty();
  }

  private HttpResponse<String> ask(Jvm gateway, String path, String body)
      throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(gateway.uri(path))
            .timeout(ANSWER_PATIENCE)
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException noAnswer) {
      return null;
    }
  }
}
