package io.breakwater.execution;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.breakwater.execution.audit.Event;
import io.breakwater.execution.audit.EventFeed;
import io.breakwater.execution.audit.EventStream;
import io.breakwater.execution.audit.Events;
import io.breakwater.execution.audit.jdbc.Writer;
import io.breakwater.execution.testing.RunningGateway;
import io.breakwater.execution.testing.SseClient;
import io.breakwater.execution.testing.SseClient.End;
import io.breakwater.execution.testing.SseClient.Message;
import io.breakwater.security.Role;
import io.breakwater.testing.TestDatabase;
import io.breakwater.testing.TestKeys;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** The log over HTTP: told as it happens, and to whoever comes back, from where he left off. */
@TestPropertySource(
    properties = {
      "breakwater.events.streams=" + EventApiIT.STREAMS,
      "breakwater.events.window=50",
      "breakwater.events.heartbeat=500ms",
      "server.tomcat.connection-timeout=2s"
    })
class EventApiIT extends RunningGateway {
  static final int STREAMS = 4;
  private static final Duration SOON = Duration.ofSeconds(60);

  private final List<SseClient> open = new ArrayList<>();
  @Autowired private EventFeed feed;
  @Autowired private EventStream stream;

  @AfterEach
  void close() {
    open.forEach(SseClient::close);
    await().atMost(SOON).until(() -> feed.readers() == 0);
  }

  @Test
  void tellsWhatHappensToAnOrderAsItHappens() {
    SseClient client = open(Role.VIEWER, "", null);

    String id = gateway.buy("sse-1", "AAPL", "10").text("order_id");

    await().atMost(SOON).until(() -> of(client, id).contains("order.accepted"));
    assertThat(of(client, id)).startsWith("order.sending");
    Message first =
        client.messages().stream()
            .filter(message -> subject(message).equals(id))
            .toList()
            .getFirst();
    assertThat(first.data().path("subject_kind").asString()).isEqualTo("order");
    assertThat(first.data().path("subject_id").asString()).isEqualTo(id);
    assertThat(first.data().path("sequence").asString()).isEqualTo(first.id());
    assertThat(first.data().path("actor").asString()).isEqualTo("trader");
    assertThat(first.data().path("at").asString()).as("market time").startsWith("2013-01-02T15");
    assertThat(first.data().path("details").path("client_order_id").asString()).isEqualTo("sse-1");
    assertThat(client.header("Content-Type")).startsWith("text/event-stream");
  }

  @Test
  void resumesWithoutGapOrRepeatWhileManyWrite(TestDatabase database) throws Exception {
    int writers = 6;
    int transactions = 60;
    long seed = 20_260_103;
    var cuts = new SplittableRandom(seed);
    String last = Long.toString(stream.end().sequence());
    List<String> told = new ArrayList<>();
    List<String> committed = new ArrayList<>();
    int connections = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<String>>> results = new ArrayList<>();
      for (int i = 0; i < writers; i++) {
        results.add(
            threads.submit(writes(database, new SplittableRandom(seed + 1 + i), transactions)));
      }
      while (!results.stream().allMatch(Future::isDone) || connections < 5) {
        last = readSome(last, cuts.nextInt(1, 30), told);
        connections++;
      }
      for (var result : results) {
        committed.addAll(result.get());
      }
    }
    SseClient rest = open(Role.VIEWER, "?subject_kind=probe", last);
    int missing = committed.size() - told.size();
    await().atMost(SOON).until(() -> rest.messages().size() >= missing);
    rest.messages().forEach(message -> told.add(subject(message)));

    assertThat(committed).hasSizeGreaterThan(writers * transactions / 2);
    assertThat(told)
        .as("seed %d, %d connections", seed, connections)
        .containsExactlyInAnyOrderElementsOf(committed);
  }

  @Test
  void beginsWithTheFirstEventForWhoeverAsksForThat() {
    gateway.buy("sse-2", "IBM", "1");

    SseClient client = open(Role.RISK, "", "0");

    await().atMost(SOON).until(() -> types(client).contains("order.sending"));
    assertThat(types(client)).as("from the first start").startsWith("key.added");
  }

  @Test
  void tellsOfKeysOnlyThoseWhoMayListThem() {
    gateway.buy("sse-3", "IBM", "1");

    SseClient client = open(Role.VIEWER, "", "0");

    await().atMost(SOON).until(() -> types(client).contains("order.sending"));
    assertThat(types(client)).doesNotContain("key.added");
  }

  @Test
  void tellsOnlyWhatWasAskedForAndStillMovesOn() {
    SseClient client =
        open(Role.VIEWER, "?type=order.accepted&subject_kind=order&symbol=ORCL", null);

    gateway.buy("sse-4", "ORCL", "1");
    gateway.buy("sse-5", "MSFT", "1");

    await().atMost(SOON).until(() -> client.messages().size() == 1);
    assertThat(types(client)).containsExactly("order.accepted");
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(client.lastEventId()).isEqualTo(Long.toString(stream.end().sequence())));
    assertThat(client.messages()).hasSize(1);
  }

  @Test
  void saysThatItLivesWhileNothingHappens() {
    SseClient client = open(Role.VIEWER, "", null);

    await()
        .atMost(SOON)
        .until(() -> client.comments().stream().filter("heartbeat"::equals).count() >= 2);
    assertThat(client.messages()).isEmpty();
    assertThat(client.end()).isNull();
  }

  @Test
  void refusesAnIdThatIsNotThere() {
    for (String unknown : List.of("999999999999999999", "123456789")) {
      try (SseClient client = connect(Role.VIEWER, "", unknown)) {
        assertThat(client.status()).isEqualTo(400);
        assertThat(client.problem().path("code").asString()).isEqualTo("UNKNOWN_EVENT_ID");
      }
    }
    assertThat(feed.readers()).isZero();
  }

  @Test
  void refusesNonsense() {
    for (String query :
        List.of("?type=nonsense", "?type=%27%3B--", "?subject_kind=Order", "?symbol=aapl")) {
      try (SseClient client = connect(Role.VIEWER, query, null)) {
        assertThat(client.status()).as(query).isEqualTo(400);
        assertThat(client.problem().path("code").asString()).isEqualTo("INVALID_REQUEST");
      }
    }
    for (String id : List.of("-1", "x", "1.5", "9999999999999999999")) {
      try (SseClient client = connect(Role.VIEWER, "", id)) {
        assertThat(client.status()).as(id).isEqualTo(400);
      }
    }
  }

  @Test
  void endsTheStreamOfAKeyThatIsRevoked() {
    SseClient revoked = open(Role.OPERATOR, "", null);
    SseClient other = open(Role.VIEWER, "", null);
    try {
      jdbc.sql("update api_key set revoked_at = now() where name = 'operator'").update();

      await().atMost(SOON).until(() -> revoked.end() == End.CLEAN);
      assertThat(other.end()).isNull();
    } finally {
      jdbc.sql("update api_key set revoked_at = null").update();
    }
  }

  @Test
  void isNotHeldUpByAReaderWhoTakesNothing() throws IOException {
    try (var slow = new Socket()) {
      slow.setReceiveBufferSize(4_096);
      slow.connect(new InetSocketAddress("127.0.0.1", port()));
      slow.getOutputStream()
          .write(
              "GET /api/v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: %s\r\n\r\n"
                  .formatted(TestKeys.bearer(Role.VIEWER))
                  .getBytes(US_ASCII));
      await().atMost(SOON).until(() -> feed.readers() == 1);
      SseClient quick = open(Role.VIEWER, "?subject_kind=bulk", null);

      int events = 4_000;
      jdbc.sql(
              """
              insert into event (type, subject_kind, subject_id, actor, at, details)
              select 'bulk.made', 'bulk', i::text, 'tester', now(),
                  jsonb_build_object('fill', repeat('x', 4000))
              from generate_series(1, :events) i
              """)
          .param("events", events)
          .update();

      await().atMost(SOON).until(() -> quick.messages().size() == events);
      await().atMost(SOON).until(() -> feed.readers() == 1);
      assertThat(quick.end()).isNull();
    }
  }

  @Test
  void letsInOnlySoManyAtOnce() {
    for (int i = 0; i < STREAMS; i++) {
      open(Role.VIEWER, "", null);
    }

    try (SseClient refused = connect(Role.VIEWER, "", null)) {
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.problem().path("code").asString()).isEqualTo("TOO_MANY_STREAMS");
      assertThat(refused.header("Retry-After")).isEqualTo("5");
    }
    open.removeFirst().close();
    await().atMost(SOON).until(() -> feed.readers() < STREAMS);
    assertThat(open(Role.VIEWER, "", null).status()).isEqualTo(200);
  }

  @Test
  void opensNoStreamForWhoeverWantsTheHeadersOnly() throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/api/v1/events"))
            .header("Authorization", TestKeys.bearer(Role.VIEWER))
            .timeout(SOON)
            .HEAD()
            .build();
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(request, BodyHandlers.discarding());

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type"))
          .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
    }
    assertThat(feed.readers()).isZero();
  }

  @Test
  void isClosedToWhoeverHasNoKey() {
    try (SseClient client = SseClient.open(port(), "Bearer nonsense", "", null)) {
      assertThat(client.status()).isEqualTo(401);
    }
  }

  /** Reads at least some events, breaks the connection, and says from where to go on. */
  private String readSome(String last, int atLeast, List<String> told) {
    SseClient client = open(Role.VIEWER, "?subject_kind=probe", last);
    await()
        .atMost(SOON)
        .until(
            () -> client.messages().size() >= atLeast || client.comments().contains("heartbeat"));
    client.close();
    open.remove(client);
    List<Message> messages = client.messages();
    messages.forEach(message -> told.add(subject(message)));
    return messages.isEmpty() ? last : messages.getLast().id();
  }

  private static Callable<List<String>> writes(
      TestDatabase database, SplittableRandom random, int transactions) {
    return () -> {
      List<String> committed = new ArrayList<>();
      try (var writer = new Writer(database.dataSource())) {
        for (int i = 0; i < transactions; i++) {
          List<String> ids = new ArrayList<>();
          for (int j = random.nextInt(1, 4); j > 0; j--) {
            ids.add(UUID.randomUUID().toString());
            writer.append(Events.of(new Event.Subject("probe", ids.getLast()), "probe.made"));
          }
          if (random.nextInt(5) > 0) {
            writer.commit();
            committed.addAll(ids);
          } else {
            writer.rollback();
          }
        }
      }
      return committed;
    };
  }

  private SseClient open(Role role, String query, @Nullable String lastEventId) {
    SseClient client = connect(role, query, lastEventId);
    open.add(client);
    assertThat(client.status()).isEqualTo(200);
    await().atMost(SOON).until(() -> client.comments().contains("open"));
    return client;
  }

  private SseClient connect(Role role, String query, @Nullable String lastEventId) {
    return SseClient.open(port(), TestKeys.bearer(role), query, lastEventId);
  }

  private static String subject(Message message) {
    return message.data().path("subject_id").asString();
  }

  /** Of one order alone: another test's may still be on its way. */
  private static List<String> of(SseClient client, String orderId) {
    return client.messages().stream()
        .filter(message -> subject(message).equals(orderId))
        .map(Message::type)
        .toList();
  }

  private static List<String> types(SseClient client) {
    return client.messages().stream().map(Message::type).toList();
  }
}
