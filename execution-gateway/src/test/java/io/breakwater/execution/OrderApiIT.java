package io.breakwater.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.breakwater.execution.testing.Fault;
import io.breakwater.execution.testing.FoldedOrders;
import io.breakwater.execution.testing.Gateway.Answer;
import io.breakwater.execution.testing.RunningGateway;
import io.breakwater.execution.testing.SourcesOfStates;
import io.breakwater.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a client sees of an order, whatever the broker does and whatever the client sends. */
class OrderApiIT extends RunningGateway {
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final Instant IN_SESSION = Instant.parse("2013-01-02T15:00:00Z");

  @BeforeEach
  void empty() {
    jdbc.sql("truncate orders, fill, position, foreign_order, quarantine cascade").update();
    clock.setMarket(IN_SESSION);
  }

  @AfterEach
  void learnedOfEachStateFromWhereItCanBeLearned() {
    SourcesOfStates.check(jdbc);
    FoldedOrders.check(jdbc);
  }

  @AfterEach
  void back() {
    jdbc.sql("update trading_gate set state = 'ACTIVE'").update();
  }

  @Test
  void answersARepeatWithTheOrderAsItStands() {
    Answer first = gateway.buy("c-1", "AAPL", "10");
    Answer second = gateway.buy("c-1", "AAPL", "10.0");

    assertThat(first.status()).isEqualTo(201);
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(second.text("order_id")).isEqualTo(first.text("order_id"));
    assertThat(BROKER.arrivals()).containsExactly("c-1");
  }

  @Test
  void refusesAnotherOrderUnderAUsedKey() {
    gateway.buy("c-1", "AAPL", "10");

    Answer other = gateway.buy("c-1", "AAPL", "11");

    assertThat(other.status()).isEqualTo(409);
    assertThat(other.text("code")).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    assertThat(BROKER.arrivals()).containsExactly("c-1");
  }

  @Test
  void sendsOneOrderForManyRequestsThatShareAKey() throws Exception {
    BROKER.script(new Fault.Late(Duration.ofMillis(200)));
    var start = new CountDownLatch(1);
    List<Future<Answer>> answers = new ArrayList<>();
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 30; i++) {
        answers.add(
            workers.submit(() -> {
              start.await();
              return gateway.buy("c-1", "AAPL", "10");
            }));
      }
      start.countDown();
    }

    List<Integer> statuses = new ArrayList<>();
    for (Future<Answer> answer : answers) {
      statuses.add(answer.get().status());
    }
    assertThat(statuses).contains(201).doesNotContain(409, 500);
    assertThat(statuses.stream().filter(status -> status == 201)).hasSize(1);
    assertThat(BROKER.arrivals()).containsExactly("c-1");
    assertThat(rows("orders")).isEqualTo(1);
  }

  @Test
  void writesNoOrderThatTheBrokersRateLimitWouldRefuseAndCancelsStill() {
    Answer one = gateway.buy("c-1", "AAPL", "1");
    BROKER.stateRate(100_000, 29_000, Duration.ofSeconds(20));
    Answer two = gateway.buy("c-2", "AAPL", "2");

    Answer refused = gateway.buy("c-3", "AAPL", "3");
    Answer canceled = cancel(one);
    BROKER.stateRate(100_000, 100_000, Duration.ofSeconds(60));
    cancel(two);

    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("Retry-After")).isNotEmpty();
    assertThat(BROKER.arrivals()).containsExactly("c-1", "c-2");
    assertThat(rows("orders")).isEqualTo(2);
    assertThat(canceled.status()).isEqualTo(202);
    assertThat(gateway.buy("c-3", "AAPL", "3").status()).isEqualTo(201);
  }

  @Test
  void takesTheKeyFromTheHeaderToo() {
    String body = "{\"symbol\":\"AAPL\",\"side\":\"buy\",\"type\":\"market\",\"quantity\":\"1\"}";

    Answer answer =
        gateway.post(Role.TRADER, "/api/v1/orders", body, "Idempotency-Key", "from-header");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.text("client_order_id")).isEqualTo("from-header");
  }

  @Test
  void keepsReservedIdsForOurOwnServices() {
    String body =
        """
        {"client_order_id":"bw-r1-AAPL","symbol":"AAPL","side":"buy","type":"market","quantity":"1"}
        """;

    assertThat(gateway.post(Role.SERVICE, "/api/v1/orders", body).status()).isEqualTo(201);
    assertThat(gateway.submit(body.replace("r1", "r2")).text("code"))
        .isEqualTo("CLIENT_ORDER_ID_RESERVED");
  }

  @Test
  void aBrokersRefusalIsAStatusAndNoError() {
    BROKER.script(Fault.Answer.of(403, "{\"message\":\"insufficient buying power\"}"));

    Answer answer = gateway.buy("c-1", "AAPL", "10");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.text("status")).isEqualTo("REJECTED");
    assertThat(answer.text("reason")).isEqualTo("insufficient buying power");
    assertThat(gateway.position("AAPL").isMissingNode()).as("nothing works any more").isTrue();
  }

  /** The order is at the broker; nobody told us. */
  @Test
  void findsOutWhatBecameOfAnOrderWhoseAnswerWasLost() {
    BROKER.script(new Fault.ResetAfterAccept());

    Answer answer = gateway.buy("c-1", "AAPL", "10");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.text("status")).isEqualTo("UNKNOWN");
    awaitStatus("c-1", "ACCEPTED");
    assertThat(BROKER.arrivals()).as("asked after, not sent again").containsExactly("c-1");
    assertThat(gateway.buy("c-1", "AAPL", "10").status()).isEqualTo(200);
  }

  @Test
  void findsOutAfterATimeoutToo() {
    BROKER.script(new Fault.SilentAfterAccept());

    Answer answer = gateway.buy("c-1", "AAPL", "10");

    assertThat(answer.status()).isEqualTo(202);
    awaitStatus("c-1", "ACCEPTED");
    assertThat(BROKER.arrivals()).containsExactly("c-1");
  }

  /** The order never got there: it is sent again, under the same id, once. */
  @Test
  void sendsAgainWhatTheBrokerDoesNotHave() {
    BROKER.script(new Fault.ResetBeforeAccept());

    assertThat(gateway.buy("c-1", "AAPL", "10").status()).isEqualTo(202);

    awaitStatus("c-1", "ACCEPTED");
    assertThat(BROKER.arrivals()).containsExactly("c-1", "c-1");
    assertThat(BROKER.orders()).containsExactly("c-1");
  }

  /**
   * It was judged when it was taken: what keeps new orders back since is no reason to forget it.
   */
  @Test
  void sendsAgainWhatWasTakenBeforeItsSymbolCameIntoQuarantine() {
    BROKER.script(new Fault.ResetBeforeAccept());
    gateway.buy("c-1", "AAPL", "10");
    jdbc.sql(
            """
            insert into quarantine (account, symbol, kind, subject, extent, state, opened_at,
                changed_at)
            values ('paper', 'AAPL', 'EXTRA_ORDER', 'someone', 'something', 'OPEN', now(), now())
            """)
        .update();

    assertThat(gateway.buy("c-2", "AAPL", "11").text("code")).isEqualTo("SYMBOL_QUARANTINED");
    awaitStatus("c-1", "ACCEPTED");
    assertThat(BROKER.arrivals()).containsExactly("c-1", "c-1");
  }

  @Test
  void sendsAgainAfterTheBrokerHadTooMuch() {
    BROKER.script(Fault.Answer.of(429, "{\"message\":\"rate limit exceeded\"}"));

    assertThat(gateway.buy("c-1", "AAPL", "10").status()).isEqualTo(202);

    awaitStatus("c-1", "ACCEPTED");
    assertThat(BROKER.orders()).containsExactly("c-1");
  }

  @Test
  void knowsItsOwnOrderBehindADuplicateId() {
    BROKER.script(new Fault.AlreadyThere());

    Answer answer = gateway.buy("c-1", "AAPL", "10");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.text("status")).isEqualTo("ACCEPTED");
    assertThat(BROKER.duplicatesRefused()).isEqualTo(1);
  }

  @Test
  void doesNotTakeAnotherOrderBehindADuplicateIdForItsOwn() {
    BROKER.script(new Fault.AnotherUnderSameId());

    Answer answer = gateway.buy("c-1", "AAPL", "10");

    assertThat(answer.status()).isEqualTo(202);
    awaitStatus("c-1", "REJECTED");
    assertThat(rows("fill")).isZero();
    assertThat(gateway.buy("c-2", "AAPL", "5").text("code")).isEqualTo("SYMBOL_QUARANTINED");
  }

  /** As after a crash between writing down and sending. */
  @Test
  void sendsWhatACrashLeftBehindOnce() {
    gateway.buy("c-1", "AAPL", "10");
    BROKER.forget();
    jdbc.sql(
            """
            update orders set status = 'SENDING', status_rank = 10, broker_order_id = null,
                broker_status = null, broker_updated_at = null,
                send_deadline = now(), next_lookup_at = now()
            """)
        .update();

    awaitStatus("c-1", "ACCEPTED");

    assertThat(BROKER.arrivals()).containsExactly("c-1");
  }

  /** As after a crash between the broker's answer and its being recorded. */
  @Test
  void doesNotSendWhatACrashLeftBehindButTheBrokerHas() {
    gateway.buy("c-1", "AAPL", "10");
    jdbc.sql(
            """
            update orders set status = 'SENDING', status_rank = 10, broker_order_id = null,
                broker_status = null, broker_updated_at = null,
                send_deadline = now(), next_lookup_at = now()
            """)
        .update();

    awaitStatus("c-1", "ACCEPTED");

    assertThat(BROKER.arrivals()).containsExactly("c-1");
  }

  @Test
  void givesUpWhatHaltedTradingDoesNotWantAnyMore() {
    BROKER.script(new Fault.ResetBeforeAccept());
    gateway.buy("c-1", "AAPL", "10");
    jdbc.sql("update trading_gate set state = 'HALTED'").update();

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> {
          jdbc.sql(
                  """
                  update orders set send_deadline = send_deadline - interval '4 s',
                      first_absent_at = first_absent_at - interval '4 s',
                      next_lookup_at = now()
                  where status = 'UNKNOWN'
                  """)
              .update();
          assertThat(gateway.order("c-1").text("status")).isEqualTo("NOT_SENT");
        });
    assertThat(BROKER.orders()).isEmpty();
    assertThat(BROKER.arrivals()).containsExactly("c-1");
  }

  @Test
  void findsFillsThatTheStreamDidNotTell() {
    gateway.buy("c-1", "AAPL", "10");
    awaitStatus("c-1", "ACCEPTED");
    await().atMost(SOON).until(() -> !BROKER.server().sockets().isEmpty());
    var unseen = BROKER.fill("c-1", "4", "20.10");
    BROKER.push(BROKER.fill("c-1", "6", "20.20"));

    await()
        .atMost(Duration.ofSeconds(8))
        .untilAsserted(
            () -> assertThat(gateway.position("AAPL").path("quantity").asString()).isEqualTo("10"));
    BROKER.push(unseen);
    assertThat(gateway.order("c-1").text("average_fill_price")).isEqualTo("20.16");
    assertThat(rows("fill")).isEqualTo(2);
  }

  @Test
  void catchesUpOnceTheStreamIsBack() {
    gateway.buy("c-1", "AAPL", "10");
    awaitStatus("c-1", "ACCEPTED");
    await().atMost(SOON).until(() -> !BROKER.server().sockets().isEmpty());
    BROKER.goAway();
    BROKER.fill("c-1", "10", "20.10");
    BROKER.comeBack();

    awaitStatus("c-1", "FILLED");
    await().atMost(SOON).untilAsserted(() -> assertThat(rows("fill")).isEqualTo(1));
    await().atMost(SOON).until(() -> !BROKER.server().sockets().isEmpty());
  }

  @Test
  void cancelsAWorkingOrder() {
    Answer order = gateway.buy("c-1", "AAPL", "10");

    Answer canceled =
        gateway.post(Role.OPERATOR, "/api/v1/orders/" + order.text("order_id") + "/cancel", "");

    assertThat(canceled.status()).isEqualTo(202);
    awaitStatus("c-1", "CANCELED");
    Answer again =
        gateway.post(Role.OPERATOR, "/api/v1/orders/" + order.text("order_id") + "/cancel", "");
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.text("code")).isEqualTo("ORDER_NOT_CANCELABLE");
  }

  @Test
  void deniesAMarketOrderOutsideTheSession() {
    clock.setMarket(Instant.parse("2013-01-02T22:00:00Z"));

    Answer answer = gateway.buy("c-1", "AAPL", "10");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("code")).isEqualTo("MARKET_CLOSED");
    assertThat(answer.text("title")).isEqualTo("Order denied");
    Answer denied = gateway.get(Role.VIEWER, "/api/v1/orders/" + answer.text("order_id"));
    assertThat(denied.text("status")).isEqualTo("DENIED");
    assertThat(BROKER.arrivals()).isEmpty();
  }

  @Test
  void deniesTheSameIntentUnderAnotherKeyUnlessItIsMeant() {
    gateway.buy("c-1", "AAPL", "10");

    Answer twin = gateway.buy("c-2", "AAPL", "10");
    Answer meant =
        gateway.submit(
            """
            {"client_order_id":"c-3","symbol":"AAPL","side":"buy","type":"market","quantity":"10",
             "allow_duplicate":true}
            """);

    assertThat(twin.status()).isEqualTo(409);
    assertThat(twin.text("code")).isEqualTo("DUPLICATE_INTENT");
    assertThat(meant.status()).isEqualTo(201);
  }

  @Test
  void saysNotNowWhileTheBrokerCannotBeAskedForTheSymbol() {
    BROKER.goAway();
    try {
      Answer answer = gateway.buy("c-1", "MSFT", "10");

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.header("Retry-After")).isEqualTo("1");
      assertThat(rows("orders")).isZero();
    } finally {
      BROKER.comeBack();
    }
  }

  static Stream<Arguments> nonsense() {
    return Stream.of(
        argumentSet("no key", "CLIENT_ORDER_ID_REQUIRED", order("client_order_id", null)),
        argumentSet("unknown symbol", "UNKNOWN_SYMBOL", order("symbol", "\"NOPE\"")),
        argumentSet("symbol with a path", "INVALID_REQUEST", order("symbol", "\"../A\"")),
        argumentSet("lower-case symbol", "INVALID_REQUEST", order("symbol", "\"aapl\"")),
        argumentSet("no symbol", "INVALID_REQUEST", order("symbol", null)),
        argumentSet("no side", "INVALID_REQUEST", order("side", null)),
        argumentSet("a side that is none", "INVALID_REQUEST", order("side", "\"hold\"")),
        argumentSet("a type that is none", "INVALID_REQUEST", order("type", "\"guess\"")),
        argumentSet("negative quantity", "INVALID_REQUEST", order("quantity", "\"-1\"")),
        argumentSet("no shares", "INVALID_REQUEST", order("quantity", "\"0\"")),
        argumentSet("quantity as text", "INVALID_REQUEST", order("quantity", "\"ten\"")),
        argumentSet("quantity as a number", "INVALID_REQUEST", order("quantity", "10")),
        argumentSet("quantity with exponent", "INVALID_REQUEST", order("quantity", "\"1e3\"")),
        argumentSet("ten decimals", "INVALID_REQUEST", order("quantity", "\"0.0000000001\"")),
        argumentSet(
            "too many shares", "INVALID_REQUEST", order("quantity", "\"" + "9".repeat(99) + "\"")),
        argumentSet("null quantity", "INVALID_REQUEST", order("quantity", "null")),
        argumentSet("huge exponent", "INVALID_REQUEST", order("quantity", "\"1e400\"")),
        argumentSet("huge number", "INVALID_REQUEST", order("quantity", "1e400")),
        argumentSet("huge price", "INVALID_REQUEST", order("limit_price", "\"1e400\"")),
        argumentSet("not a number", "INVALID_REQUEST", order("quantity", "\"NaN\"")),
        argumentSet("quantity with NUL", "INVALID_REQUEST", order("quantity", "\"1\\u0000\"")),
        argumentSet("symbol with NUL", "INVALID_REQUEST", order("symbol", "\"A\\u0000\"")),
        argumentSet("strategy with NUL", "INVALID_REQUEST", order("strategy", "\"s\\u0000\"")),
        argumentSet("key with NUL", "INVALID_REQUEST", order("client_order_id", "\"a\\u0000\"")),
        argumentSet("bare NUL", "INVALID_REQUEST", "{\u0000}"),
        argumentSet("empty key", "INVALID_REQUEST", order("client_order_id", "\"\"")),
        argumentSet("key not in ASCII", "INVALID_REQUEST", order("client_order_id", "\"ä\"")),
        argumentSet("half a pair", "INVALID_REQUEST", order("client_order_id", "\"\\ud800\"")),
        argumentSet("key as a number", "INVALID_REQUEST", order("client_order_id", "1")),
        argumentSet("a list for a symbol", "INVALID_REQUEST", order("symbol", "[\"AAPL\"]")),
        argumentSet("flag as text", "INVALID_REQUEST", order("allow_duplicate", "\"perhaps\"")),
        argumentSet("deep", "INVALID_REQUEST", order("strategy", "[".repeat(30_000))),
        argumentSet("half an order", "INVALID_REQUEST", "{\"client_order_id\":\"c-1\","),
        argumentSet(
            "two orders", "INVALID_REQUEST", order("side", "\"buy\"") + order("side", "\"buy\"")),
        argumentSet(
            "a field twice",
            "INVALID_REQUEST",
            order("side", "\"buy\"").replace("}", ",\"quantity\":\"20\"}")),
        argumentSet("limit price at the market", "INVALID_REQUEST", order("limit_price", "\"10\"")),
        argumentSet("price of zero", "INVALID_REQUEST", order("limit_price", "\"0\"")),
        argumentSet("limit without price", "INVALID_REQUEST", order("type", "\"limit\"")),
        argumentSet("a stop at the market", "INVALID_REQUEST", order("stop_price", "\"10\"")),
        argumentSet("a trail at the market", "INVALID_REQUEST", order("trail_price", "\"1\"")),
        argumentSet("stop without price", "INVALID_REQUEST", order("type", "\"stop\"")),
        argumentSet("trail of nothing", "INVALID_REQUEST", order("type", "\"trailing_stop\"")),
        argumentSet("shares and money", "INVALID_REQUEST", order("notional", "\"100\"")),
        argumentSet("neither", "INVALID_REQUEST", order("quantity", null)),
        argumentSet(
            "money of ten decimals",
            "INVALID_REQUEST",
            order("notional", "\"1.0000000001\"").replace("\"quantity\":\"10\",", "")),
        argumentSet(
            "negative money",
            "INVALID_REQUEST",
            order("notional", "\"-100\"").replace("\"quantity\":\"10\",", "")),
        argumentSet(
            "percentage of all",
            "INVALID_REQUEST",
            order("trail_percent", "\"100\"").replace("market", "trailing_stop")),
        argumentSet(
            "percentage of nothing",
            "INVALID_REQUEST",
            order("trail_percent", "\"0\"").replace("market", "trailing_stop")),
        argumentSet("unknown field", "INVALID_REQUEST", order("qty", "\"10\"")),
        argumentSet(
            "time in force that is none", "INVALID_REQUEST", order("time_in_force", "\"soon\"")),
        argumentSet("key with blanks", "INVALID_REQUEST", order("client_order_id", "\"a b\"")),
        argumentSet(
            "key too long",
            "INVALID_REQUEST",
            order("client_order_id", "\"" + "x".repeat(129) + "\"")),
        argumentSet("key of a line feed", "INVALID_REQUEST", order("client_order_id", "\"a\\nb\"")),
        argumentSet("strategy with SQL", "INVALID_REQUEST", order("strategy", "\"x' or '1'='1\"")),
        argumentSet("no JSON", "INVALID_REQUEST", "quantity=10"),
        argumentSet("nothing", "INVALID_REQUEST", ""),
        argumentSet("a list", "INVALID_REQUEST", "[]"),
        argumentSet("null", "INVALID_REQUEST", "null"));
  }

  @ParameterizedTest
  @MethodSource("nonsense")
  void refusesNonsenseWithoutATrace(String code, String body) {
    Answer answer = gateway.submit(body);

    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(400);
    assertThat(answer.text("code")).isEqualTo(code);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(rows("orders")).isZero();
    assertThat(BROKER.arrivals()).isEmpty();
  }

  @Test
  void refusesWhoMayNotAndWhatIsTooMuch() {
    String body = order("strategy", "\"s\"");

    assertThat(gateway.post(Role.VIEWER, "/api/v1/orders", body).text("code"))
        .isEqualTo("FORBIDDEN");
    assertThat(gateway.post("Bearer bw_nobody1_" + "0".repeat(64), "/api/v1/orders", body).status())
        .isEqualTo(401);
    assertThat(gateway.post("", "/api/v1/orders", body).status()).isEqualTo(401);
    assertThat(gateway.submit("{\"x\":\"" + "y".repeat(10_000_000) + "\"}").text("code"))
        .isEqualTo("PAYLOAD_TOO_LARGE");
    assertThat(
            gateway
                .post(Role.TRADER, "/api/v1/orders", body, "Idempotency-Key", "another")
                .text("code"))
        .isEqualTo("CLIENT_ORDER_ID_CONFLICT");
    assertThat(rows("orders")).isZero();
  }

  @Test
  void refusesWhatIsNoJsonAndMethodsThatAreNone() {
    Answer form = gateway.exchange(Role.TRADER, "POST", "text/plain", "quantity=10");
    Answer put = gateway.exchange(Role.TRADER, "PUT", "application/json", "{}");
    Answer delete = gateway.exchange(Role.TRADER, "DELETE", "application/json", "{}");

    assertThat(form.status()).isEqualTo(415);
    assertThat(form.text("code")).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
    assertThat(List.of(put.status(), delete.status())).containsOnly(405);
    assertThat(List.of(put.text("code"), delete.text("code"))).containsOnly("METHOD_NOT_ALLOWED");
    for (Answer answer : List.of(form, put, delete)) {
      assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }
    assertThat(rows("orders")).isZero();
  }

  @Test
  void refusesAnOrderWhoseAnswerTheCallerCouldNotRead() {
    Answer answer =
        gateway.post(
            Role.TRADER, "/api/v1/orders", order("side", "\"buy\""), "Accept", "image/png");

    assertThat(answer.status()).isEqualTo(406);
    assertThat(answer.text("code")).isEqualTo("NOT_ACCEPTABLE");
    assertThat(rows("orders")).isZero();
    assertThat(BROKER.arrivals()).isEmpty();
  }

  @Test
  void takesNullForWhatMayBeLeftOut() {
    Answer withNull = gateway.submit(order("strategy", "null"));
    Answer without = gateway.submit(order("side", "\"buy\""));

    assertThat(withNull.status()).isEqualTo(201);
    assertThat(without.status()).as("the same order").isEqualTo(200);
    assertThat(BROKER.arrivals()).hasSize(1);
  }

  @Test
  void refusesAKeyInTheHeaderThatIsNone() {
    String body = order("client_order_id", null);

    for (String key : List.of("x".repeat(129), "a b", "")) {
      Answer answer = gateway.post(Role.TRADER, "/api/v1/orders", body, "Idempotency-Key", key);

      assertThat(answer.status()).as(key).isEqualTo(400);
      assertThat(answer.text("code")).isEqualTo("INVALID_REQUEST");
    }
    assertThat(rows("orders")).isZero();
  }

  @Test
  void refusesNonsenseInQueries() {
    for (String query :
        List.of(
            "orders?symbol=%00",
            "orders?strategy=%00",
            "orders?client_order_id=a%00",
            "orders?cursor=1",
            "orders?limit=501",
            "orders?limit=1e3",
            "fills?cursor=9999999999999999999",
            "fills?order_id=1",
            "fills?symbol=aapl",
            "positions?strategy=%00",
            "positions?strategy=%F0%28%8C%28")) {
      Answer answer = gateway.get(Role.VIEWER, "/api/v1/" + query);

      assertThat(answer.status()).as(query).isEqualTo(400);
      assertThat(answer.text("code")).as(query).isEqualTo("INVALID_REQUEST");
    }
  }

  @Test
  void listsWhatIsAskedForPageByPage() {
    for (int i = 0; i < 5; i++) {
      gateway.buy("c-" + i, "AAPL", String.valueOf(i + 1));
    }

    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      Answer page = gateway.get(Role.VIEWER, "/api/v1/orders?limit=2" + cursor);
      page.json().path("orders").forEach(o -> seen.add(o.path("client_order_id").asString()));
      String next = page.text("next_cursor");
      cursor = next.isEmpty() ? "" : "&cursor=" + next;
    } while (!cursor.isEmpty());

    assertThat(seen).containsExactlyInAnyOrder("c-0", "c-1", "c-2", "c-3", "c-4");
    assertThat(gateway.get(Role.VIEWER, "/api/v1/orders?status=FILLED").json().path("orders"))
        .isEmpty();
    assertThat(gateway.get(Role.VIEWER, "/api/v1/orders?status=nonsense").status()).isEqualTo(400);
    assertThat(gateway.get(Role.VIEWER, "/api/v1/orders?limit=0").status()).isEqualTo(400);
    assertThat(gateway.get(Role.VIEWER, "/api/v1/orders/not-an-id").status()).isEqualTo(400);
    assertThat(
            gateway
                .get(Role.VIEWER, "/api/v1/orders/00000000-0000-0000-0000-000000000000")
                .text("code"))
        .isEqualTo("ORDER_NOT_FOUND");
  }

  private void awaitStatus(String clientOrderId, String status) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(gateway.order(clientOrderId).text("status")).isEqualTo(status));
  }

  /** A good order with one field changed, added, or (null) left out. */
  private static String order(String field, @Nullable String value) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("client_order_id", "\"c-1\"");
    fields.put("symbol", "\"AAPL\"");
    fields.put("side", "\"buy\"");
    fields.put("type", "\"market\"");
    fields.put("quantity", "\"10\"");
    if (value == null) {
      fields.remove(field);
    } else {
      fields.put(field, value);
    }
    return fields.entrySet().stream()
        .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private Answer cancel(Answer order) {
    return gateway.post(Role.TRADER, "/api/v1/orders/" + order.text("order_id") + "/cancel", "");
  }
}
