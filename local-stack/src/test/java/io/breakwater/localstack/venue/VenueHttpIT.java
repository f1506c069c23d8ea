package io.breakwater.localstack.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.localstack.venue.RunningVenue.Answer;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class VenueHttpIT {
  private static final AtomicLong NUMBER = new AtomicLong();
  private static RunningVenue venue;

  @BeforeAll
  static void start(@TempDir Path folder) {
    venue = RunningVenue.start(folder, "--breakwater.venue.starting-cash=10000000");
  }

  @AfterAll
  static void stop() {
    venue.close();
  }

  @BeforeEach
  void beginAtTen() {
    venue.clock().setMarket(Instant.parse("2013-01-02T15:00:00Z"));
    venue.delete("/v2/orders");
  }

  @Nested
  class Orders {

    @Test
    void areAcknowledgedAndFilled() {
      Answer answer = venue.post("/v2/orders", market("AAPL", "buy", "\"3\""));

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.text("status")).isEqualTo("new");
      assertThat(answer.json().path("filled_avg_price").isNull()).isTrue();
      assertThat(answer.json().has("legs")).isTrue();
      Answer later = venue.get("/v2/orders/" + answer.text("id"));
      assertThat(later.text("status")).isEqualTo("filled");
      assertThat(later.text("filled_qty")).isEqualTo("3");
      assertThat(later.json().path("filled_avg_price").isString()).isTrue();
    }

    @Test
    void showTheStopThatTheyWaitFor() {
      Answer stop = venue.post("/v2/orders", order("\"type\":\"stop\",\"stop_price\":\"900.50\""));
      Answer wrong = venue.post("/v2/orders", order("\"type\":\"stop\",\"stop_price\":\"10\""));

      assertThat(stop.text("type")).isEqualTo("stop");
      assertThat(stop.text("stop_price")).isEqualTo("900.5");
      assertThat(wrong.status()).isEqualTo(422);
      assertThat(wrong.text("stop_price")).isEqualTo("10");
      assertThat(wrong.text("market_price")).isNotEmpty();
    }

    @Test
    void showTheTrailTheHighWaterMarkAndTheStopBehindIt() {
      String id =
          venue
              .post("/v2/orders", order("\"type\":\"trailing_stop\",\"trail_percent\":\"10\""))
              .text("id");

      Answer order = venue.get("/v2/orders/" + id);

      assertThat(order.text("trail_percent")).isEqualTo("10");
      assertThat(order.json().path("trail_price").isNull()).isTrue();
      assertThat(new BigDecimal(order.text("stop_price")))
          .isEqualByComparingTo(new BigDecimal(order.text("hwm")).multiply(new BigDecimal("1.1")));
    }

    @Test
    void forAnAmountNameItAndNoQuantity() {
      String id =
          venue
              .post(
                  "/v2/orders",
                  """
                  {"symbol":"AAPL","notional":250.5,"side":"buy","type":"market",
                   "time_in_force":"day"}
                  """)
              .text("id");

      Answer order = venue.get("/v2/orders/" + id);

      assertThat(order.text("status")).isEqualTo("filled");
      assertThat(order.text("notional")).isEqualTo("250.5");
      assertThat(order.json().path("qty").isNull()).isTrue();
      assertThat(order.text("filled_qty")).startsWith("0.4");
    }

    @Test
    void forTheCloseAndExtendedHoursSaySo() {
      Answer close =
          venue.post("/v2/orders", order("\"type\":\"market\"").replace("\"day\"", "\"cls\""));
      Answer extended =
          venue.post(
              "/v2/orders",
              order("\"type\":\"limit\",\"limit_price\":\"1\",\"extended_hours\":true"));

      assertThat(close.text("time_in_force")).isEqualTo("cls");
      assertThat(close.text("expires_at")).isEqualTo("2013-01-02T21:00:00Z");
      assertThat(extended.json().path("extended_hours").asBoolean()).isTrue();
      assertThat(extended.text("expires_at")).isEqualTo("2013-01-03T01:00:00Z");
    }

    @Test
    void areFoundByTheClientsId() {
      String id = nextId();
      venue.post("/v2/orders", limit(id, "1"));

      Answer found = venue.get("/v2/orders:by_client_order_id?client_order_id=" + id);

      assertThat(found.text("client_order_id")).isEqualTo(id);
      assertThat(venue.get("/v2/orders:by_client_order_id?client_order_id=none").status())
          .isEqualTo(404);
    }

    @Test
    void takeNumbersAndTextsAlike() {
      Answer answer =
          venue.post(
              "/v2/orders",
              """
              {"symbol":"AAPL","qty":2,"side":"buy","type":"limit","limit_price":1.5,
               "time_in_force":"day","order_class":"","client_order_id":null,"notional":null,
               "whatever":{"is":"ignored"}}
              """);

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.text("qty")).isEqualTo("2");
      assertThat(answer.text("limit_price")).isEqualTo("1.5");
      assertThat(answer.text("client_order_id")).hasSize(36);
    }

    @Test
    void haveTheirLegsBelowThem() {
      Answer bracket =
          venue.post(
              "/v2/orders",
              """
              {"symbol":"AAPL","qty":"1","side":"buy","type":"limit","limit_price":"100",
               "time_in_force":"gtc","order_class":"bracket","take_profit":{"limit_price":110},
               "stop_loss":{"stop_price":"90","limit_price":"89.5"}}
              """);

      assertThat(bracket.status()).isEqualTo(200);
      assertThat(bracket.text("order_class")).isEqualTo("bracket");
      JsonNode legs = bracket.json().path("legs");
      assertThat(legs).hasSize(2);
      assertThat(legs.get(0).path("type").asString()).isEqualTo("limit");
      assertThat(legs.get(0).path("side").asString()).isEqualTo("sell");
      assertThat(legs.get(0).path("status").asString()).isEqualTo("held");
      assertThat(legs.get(1).path("type").asString()).isEqualTo("stop_limit");
      assertThat(legs.get(1).path("stop_price").asString()).isEqualTo("90");
      assertThat(legs.get(1).path("time_in_force").asString()).isEqualTo("gtc");
      String id = bracket.text("id");
      assertThat(venue.get("/v2/orders/" + id).json().path("legs").isNull()).isTrue();
      assertThat(venue.get("/v2/orders/" + id + "?nested=true").json().path("legs")).hasSize(2);
      assertThat(ids(venue.get("/v2/orders"))).hasSize(3).contains(id);
      JsonNode nested = venue.get("/v2/orders?nested=true").json();
      assertThat(nested).hasSize(1);
      assertThat(nested.get(0).path("legs")).hasSize(2);
      assertThat(venue.get("/v2/orders?nested=maybe").status()).isEqualTo(422);

      assertThat(venue.delete("/v2/orders/" + id).status()).isEqualTo(204);
      assertThat(venue.get("/v2/orders").json()).isEmpty();
    }

    @Test
    void listALegByItselfWhereItsParentIsNotInTheList() {
      Answer bracket =
          venue.post(
              "/v2/orders",
              """
              {"symbol":"AAPL","qty":"1","side":"buy","type":"market","time_in_force":"day",
               "order_class":"oto","stop_loss":{"stop_price":"90"}}
              """);
      String leg = bracket.json().path("legs").get(0).path("id").asString();

      assertThat(venue.get("/v2/orders/" + bracket.text("id")).text("status")).isEqualTo("filled");
      assertThat(ids(venue.get("/v2/orders?nested=true"))).containsExactly(leg);
    }

    @Test
    void closeAPositionByOneOfTwo() {
      venue.post("/v2/orders", market("IBM", "buy", "5"));

      Answer oco =
          venue.post(
              "/v2/orders",
              """
              {"symbol":"IBM","qty":"5","side":"sell","type":"limit","time_in_force":"gtc",
               "order_class":"oco","take_profit":{"limit_price":"900"},
               "stop_loss":{"stop_price":"90"}}
              """);

      assertThat(oco.text("limit_price")).isEqualTo("900");
      assertThat(oco.json().path("legs")).hasSize(1);
      assertThat(venue.get("/v2/positions/IBM").text("qty_available")).isEqualTo("0");
    }

    @Test
    void areReplacedByAnotherWithAnIdOfItsOwn() {
      String first = venue.post("/v2/orders", limit(nextId(), "1")).text("id");
      String clientId = nextId();

      Answer answer =
          venue.patch(
              "/v2/orders/" + first,
              "{\"limit_price\":2.5,\"qty\":\"3\",\"client_order_id\":\"%s\"}".formatted(clientId));

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.text("id")).isNotEqualTo(first);
      assertThat(answer.text("client_order_id")).isEqualTo(clientId);
      assertThat(answer.text("replaces")).isEqualTo(first);
      assertThat(answer.text("limit_price")).isEqualTo("2.5");
      assertThat(answer.text("qty")).isEqualTo("3");
      Answer old = venue.get("/v2/orders/" + first);
      assertThat(old.text("status")).isEqualTo("replaced");
      assertThat(old.text("replaced_by")).isEqualTo(answer.text("id"));
      assertThat(old.text("replaced_at")).isEqualTo("2013-01-02T15:00:00Z");
      assertThat(ids(venue.get("/v2/orders"))).containsExactly(answer.text("id"));
      assertThat(venue.delete("/v2/orders/" + first).status()).isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "{ | 400 | 40010000",
          "{} | 422 | 42210000",
          "{\"qty\":\"0\"} | 422 | 40010001",
          "{\"qty\":\"1.5\"} | 422 | 42210000",
          "{\"limit_price\":\"-1\"} | 422 | 40010001",
          "{\"limit_price\":\"1.001\"} | 422 | 42210000",
          "{\"stop_price\":\"1\"} | 422 | 40010001",
          "{\"trail\":\"1\"} | 422 | 40010001",
          "{\"time_in_force\":\"fortnight\"} | 422 | 40010001",
          "{\"qty\":\"999999999\",\"limit_price\":\"9999\"} | 403 | 40310000",
        })
    void areNotReplacedByNonsense(String body, int status, long code) {
      String id = venue.post("/v2/orders", limit(nextId(), "1")).text("id");

      Answer answer = venue.patch("/v2/orders/" + id, body);

      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.json().path("code").asLong()).isEqualTo(code);
      assertThat(venue.get("/v2/orders/" + id).text("status")).isEqualTo("new");
      assertThat(ids(venue.get("/v2/orders"))).containsExactly(id);
    }

    @Test
    void areNotReplacedUnderAnIdUsedBeforeNorWhereThereIsNone() {
      String used = nextId();
      String id = venue.post("/v2/orders", limit(used, "1")).text("id");

      Answer answer =
          venue.patch("/v2/orders/" + id, "{\"qty\":2,\"client_order_id\":\"%s\"}".formatted(used));

      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.text("message")).isEqualTo("client_order_id must be unique");
      assertThat(answer.json().path("code").asLong()).isEqualTo(40010001);
      assertThat(venue.patch("/v2/orders/" + UUID.randomUUID(), "{\"qty\":2}").status())
          .isEqualTo(404);
      assertThat(venue.patch("/v2/orders/none", "{\"qty\":2}").status()).isEqualTo(404);
    }

    @Test
    void areCanceledOnceAndOnceOnly() {
      String id = venue.post("/v2/orders", limit(nextId(), "1")).text("id");

      assertThat(venue.delete("/v2/orders/" + id).status()).isEqualTo(204);
      Answer again = venue.delete("/v2/orders/" + id);

      assertThat(again.status()).isEqualTo(422);
      assertThat(again.json().path("code").asLong()).isEqualTo(42210000);
      assertThat(venue.get("/v2/orders/" + id).text("status")).isEqualTo("canceled");
    }

    @Test
    void areAllCanceledAtOnce() {
      venue.post("/v2/orders", limit(nextId(), "1"));
      venue.post("/v2/orders", limit(nextId(), "1"));

      Answer answer = venue.delete("/v2/orders");

      assertThat(answer.status()).isEqualTo(207);
      assertThat(answer.json()).hasSize(2);
      assertThat(answer.json().get(0).path("status").asInt()).isEqualTo(200);
      assertThat(venue.get("/v2/orders").json()).isEmpty();
    }

    @Test
    void areListedByFilters() {
      String first = venue.post("/v2/orders", limit(nextId(), "1")).text("id");
      String second = venue.post("/v2/orders", limit(nextId(), "1")).text("id");
      venue.delete("/v2/orders/" + first);

      assertThat(ids(venue.get("/v2/orders"))).contains(second).doesNotContain(first);
      assertThat(ids(venue.get("/v2/orders?status=closed"))).contains(first).doesNotContain(second);
      assertThat(ids(venue.get("/v2/orders?status=all&limit=2"))).containsExactly(second, first);
      assertThat(ids(venue.get("/v2/orders?status=all&direction=asc&after_order_id=" + first)))
          .containsExactly(second);
      assertThat(ids(venue.get("/v2/orders?status=all&symbols=IBM&side=buy")))
          .doesNotContain(first);
      assertThat(venue.get("/v2/orders?limit=501").status()).isEqualTo(422);
      assertThat(venue.get("/v2/orders?status=strange").status()).isEqualTo(422);
      assertThat(venue.get("/v2/orders?after=+999999999-01-01").status()).isEqualTo(422);
    }

    @Test
    void withOneIdInARaceAreOne() throws Exception {
      String id = nextId();
      try (var pool = Executors.newFixedThreadPool(25)) {
        List<Future<Answer>> answers =
            IntStream.range(0, 50)
                .mapToObj(i -> pool.submit(() -> venue.post("/v2/orders", limit(id, "1"))))
                .toList();
        int accepted = 0;
        for (Future<Answer> answer : answers) {
          if (answer.get().status() == 200) {
            accepted++;
          } else {
            assertThat(answer.get().status()).isEqualTo(422);
            assertThat(answer.get().text("message")).isEqualTo("client_order_id must be unique");
            assertThat(answer.get().json().path("code").asLong()).isEqualTo(40010001);
          }
        }

        assertThat(accepted).isEqualTo(1);
      }
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "{ | 400 | 40010000",
          "[] | 400 | 40010000",
          "'' | 400 | 40010000",
          "null | 400 | 40010000",
          "{\"symbol\":\"ZZZ\",\"qty\":\"1\",\"side\":\"buy\",\"type\":\"market\",\"time_in_force\":\"day\"} | 422 | 42210000",
          "{\"qty\":\"1\",\"side\":\"buy\",\"type\":\"market\",\"time_in_force\":\"day\"} | 422 | 40010001",
          "{\"symbol\":\"AAPL\",\"qty\":\"-1\",\"side\":\"buy\",\"type\":\"market\",\"time_in_force\":\"day\"} | 422 | 40010001",
          "{\"symbol\":\"AAPL\",\"qty\":\"0\",\"side\":\"buy\",\"type\":\"market\",\"time_in_force\":\"day\"} | 422 | 40010001",
          "{\"symbol\":\"AAPL\",\"qty\":\"ten\",\"side\":\"buy\",\"type\":\"market\",\"time_in_force\":\"day\"} | 422 | 40010001",
          "{\"symbol\":\"AAPL\",\"qty\":1e999999999,\"side\":\"buy\",\"type\":\"market\",\"time_in_force\":\"day\"} | 422 | 40010001",
          "{\"symbol\":\"AAPL\",\"qty\":1e-999999999,\"side\":\"buy\",\"type\":\"market\",\"time_in_force\":\"day\"} | 422 | 40010001",
          "{\"symbol\":\"AAPL\",\"qty\":\"1.0000000001\",\"side\":\"buy\",\"type\":\"market\",\"time_in_force\":\"day\"} | 422 | 40010001",
          "{\"symbol\":\"AAPL\",\"qty\":[1],\"side\":\"buy\",\"type\":\"market\",\"time_in_force\":\"day\"} | 422 | 40010001",
          "{\"symbol\":\"AAPL\",\"qty\":\"1\",\"side\":\"hold\",\"type\":\"market\",\"time_in_force\":\"day\"} | 422 | 40010001",
          "{\"symbol\":\"AAPL\",\"qty\":\"1\",\"side\":\"buy\",\"type\":\"stop\",\"time_in_force\":\"day\"} | 422 | 40010001",
          "{\"symbol\":\"AAPL\",\"qty\":\"1\",\"side\":\"buy\",\"type\":\"stop\",\"stop_price\":\"1\",\"time_in_force\":\"day\"} | 422 | 42210000",
          "{\"symbol\":\"AAPL\",\"qty\":\"1\",\"side\":\"buy\",\"type\":\"stop\",\"stop_price\":\"900\",\"limit_price\":\"1\",\"time_in_force\":\"day\"} | 422 | 40010001",
          "{\"symbol\":\"AAPL\",\"qty\":\"1\",\"side\":\"buy\",\"type\":\"stop_limit\",\"stop_price\":\"900\",\"time_in_force\":\"day\"} | 422 | 40010001",
          "{\"symbol\":\"AAPL\",\"qty\":\"1\",\"side\":\"buy\",\"type\":\"trailing_stop\",\"time_in_force\":\"day\"} | 422 | 40010001",
          "{\"symbol\":\"AAPL\",\"qty\":\"1\",\"side\":\"buy\",\"type\":\"trailing_stop\",\"trail_price\":\"1\",\"trail_percent\":\"1\",\"time_in_force\":\"day\"} | 422 | 40010001",
          "{\"symbol\":\"AAPL\",\"qty\":\"1\",\"side\":\"buy\",\"type\":\"trailing_stop\",\"trail_percent\":\"100\",\"time_in_force\":\"day\"} | 422 | 40010001",
          "{\"symbol\":\"AAPL\",\"qty\":\"1\",\"side\":\"buy\",\"type\":\"trailing_stop\",\"trail_price\":\"1.001\",\"time_in_force\":\"day\"} | 422 | 42210000",
          "{\"symbol\":\"AAPL\",\"qty\":\"1\",\"side\":\"buy\",\"type\":\"trailing_stop\",\"trail_price\":\"1\",\"time_in_force\":\"fok\"} | 422 | 42210000",
          "{\"symbol\":\"AAPL\",\"qty\":\"1\",\"side\":\"buy\",\"type\":\"market\",\"trail_price\":\"1\",\"time_in_force\":\"day\"} | 422 | 40010001",
          "{\"symbol\":\"AAPL\",\"qty\":\"1\",\"side\":\"buy\",\"type\":\"limit\",\"time_in_force\":\"day\"} | 422 | 40010001",
          "{\"symbol\":\"AAPL\",\"qty\":\"1\",\"side\":\"buy\",\"type\":\"limit\",\"limit_price\":\"0\",\"time_in_force\":\"day\"} | 422 | 40010001",
          "{\"symbol\":\"AAPL\",\"qty\":\"1\",\"side\":\"buy\",\"type\":\"limit\",\"limit_price\":\"1.001\",\"time_in_force\":\"day\"} | 422 | 42210000",
          "{\"symbol\":\"AAPL\",\"qty\":\"1\",\"side\":\"buy\",\"type\":\"market\",\"limit_price\":\"1\",\"time_in_force\":\"day\"} | 422 | 40010001",
          "{\"symbol\":\"AAPL\",\"qty\":\"1\",\"side\":\"buy\",\"type\":\"market\",\"time_in_force\":\"opg\"} | 422 | 42210000",
          "{\"symbol\":\"AAPL\",\"notional\":\"0.99\",\"side\":\"buy\",\"type\":\"market\",\"time_in_force\":\"day\"} | 403 | 40310000",
          "{\"symbol\":\"AAPL\",\"notional\":\"-5\",\"side\":\"buy\",\"type\":\"market\",\"time_in_force\":\"day\"} | 422 | 40010001",
          "{\"symbol\":\"AAPL\",\"notional\":\"5.001\",\"side\":\"buy\",\"type\":\"limit\",\"limit_price\":\"1\",\"time_in_force\":\"day\"} | 422 | 42210000",
          "{\"symbol\":\"AAPL\",\"notional\":\"5\",\"qty\":\"1\",\"side\":\"buy\",\"type\":\"market\",\"time_in_force\":\"day\"} | 422 | 42210000",
          "{\"symbol\":\"AAPL\",\"qty\":\"1\",\"side\":\"buy\",\"type\":\"market\",\"time_in_force\":\"day\",\"order_class\":\"bracket\"} | 422 | 40010001",
          "{\"symbol\":\"AAPL\",\"qty\":\"1\",\"side\":\"buy\",\"type\":\"market\",\"time_in_force\":\"day\",\"order_class\":\"bracket\",\"take_profit\":{\"limit_price\":\"900\"},\"stop_loss\":7} | 422 | 40010001",
          "{\"symbol\":\"AAPL\",\"qty\":\"1\",\"side\":\"buy\",\"type\":\"market\",\"time_in_force\":\"day\",\"order_class\":\"bracket\",\"take_profit\":{\"limit_price\":\"900\"},\"stop_loss\":{\"stop_price\":\"901\"}} | 422 | 42210000",
          "{\"symbol\":\"AAPL\",\"qty\":\"1\",\"side\":\"sell\",\"type\":\"market\",\"time_in_force\":\"day\",\"order_class\":\"oco\",\"take_profit\":{\"limit_price\":\"900\"},\"stop_loss\":{\"stop_price\":\"10\"}} | 422 | 40010001",
          "{\"symbol\":\"AAPL\",\"qty\":\"1\",\"side\":\"buy\",\"type\":\"market\",\"time_in_force\":\"day\",\"order_class\":\"oto\"} | 422 | 40010001",
          "{\"symbol\":\"AAPL\",\"qty\":\"1\",\"side\":\"buy\",\"type\":\"market\",\"time_in_force\":\"day\",\"stop_loss\":{\"stop_price\":\"10\"}} | 422 | 40010001",
          "{\"symbol\":\"AAPL\",\"qty\":\"1\",\"side\":\"buy\",\"type\":\"market\",\"time_in_force\":\"day\",\"order_class\":\"mleg\"} | 422 | 42210000",
          "{\"symbol\":\"AAPL\",\"qty\":\"1\",\"side\":\"buy\",\"type\":\"market\",\"time_in_force\":\"day\",\"extended_hours\":true} | 422 | 42210000",
          "{\"symbol\":\"AAPL\",\"qty\":\"999999999\",\"side\":\"buy\",\"type\":\"market\",\"time_in_force\":\"day\"} | 403 | 40310000",
        })
    void ofNonsenseAreRefusedAndLeaveNothing(String body, int status, long code) {
      int before = venue.get("/v2/orders?status=all&limit=500").json().size();

      Answer answer = venue.post("/v2/orders", body);

      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.json().path("code").asLong()).isEqualTo(code);
      assertThat(answer.text("message")).isNotEmpty();
      assertThat(venue.get("/v2/orders?status=all&limit=500").json()).hasSize(before);
    }

    @Test
    void withTooLongAnIdAreRefused() {
      Answer answer = venue.post("/v2/orders", limit("x".repeat(129), "1"));

      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.text("message"))
          .isEqualTo("client_order_id must be no more than 128 characters");
      assertThat(venue.post("/v2/orders", limit(nextId() + "x".repeat(100), "1")).status())
          .isEqualTo(200);
    }

    @Test
    void ofASuspendedAccountAreRefused() {
      assertThat(venue.patch("/v2/account/configurations", "{\"suspend_trade\":true}").status())
          .isEqualTo(200);
      try {
        Answer answer = venue.post("/v2/orders", limit(nextId(), "1"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(venue.get("/v2/account").json().path("trade_suspended_by_user").asBoolean())
            .isTrue();
      } finally {
        venue.patch("/v2/account/configurations", "{\"suspend_trade\":false}");
      }
    }
  }

  @Nested
  class TheAccount {

    @Test
    void showsMoneyAsPlainTexts() {
      JsonNode account = venue.get("/v2/account").json();

      assertThat(account.path("cash").isString()).isTrue();
      assertThat(account.path("multiplier").asString()).isEqualTo("2");
      assertThat(account.path("pattern_day_trader").asBoolean()).isFalse();
      assertThat(account.path("status").asString()).isEqualTo("ACTIVE");
    }

    @Test
    void movesByItsFillsExactly() {
      venue.post("/v2/orders", market("MSFT", "buy", "\"40\""));

      List<JsonNode> fills = activities("/v2/account/activities/FILL?direction=asc");
      var cash = new BigDecimal(10_000_000);
      for (JsonNode fill : fills) {
        var value =
            new BigDecimal(fill.path("price").asString())
                .multiply(new BigDecimal(fill.path("qty").asString()));
        cash = fill.path("side").asString().equals("buy") ? cash.subtract(value) : cash.add(value);
      }
      assertThat(new BigDecimal(venue.get("/v2/account").text("cash"))).isEqualByComparingTo(cash);
      assertThat(venue.get("/v2/positions/MSFT").text("side")).isEqualTo("long");
      assertThat(venue.get("/v2/positions/GOOG").status()).isEqualTo(404);
    }

    @Test
    void closesAPositionByAnOrder() {
      venue.post("/v2/orders", market("GOOG", "buy", "10"));

      Answer part = venue.delete("/v2/positions/GOOG?qty=4");
      Answer half = venue.delete("/v2/positions/GOOG?percentage=50");

      assertThat(part.status()).isEqualTo(200);
      assertThat(part.text("side")).isEqualTo("sell");
      assertThat(part.text("qty")).isEqualTo("4");
      assertThat(half.text("qty")).isEqualTo("3");
      assertThat(venue.get("/v2/positions/GOOG").text("qty")).isEqualTo("3");
      String assetId = venue.get("/v2/positions/GOOG").text("asset_id");
      assertThat(venue.delete("/v2/positions/" + assetId).status()).isEqualTo(200);
      assertThat(venue.delete("/v2/positions/GOOG").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
      "qty=1&percentage=1, 422",
      "qty=0, 422",
      "qty=-1, 422",
      "qty=1e9, 422",
      "qty=11, 403",
      "percentage=100.1, 422",
      "percentage=0, 422",
      "percentage=50.1234567891, 422",
      "percentage=half, 422",
    })
    void closesNothingForNonsense(String query, int status) {
      venue.post("/v2/orders", market("GOOG", "buy", "10"));

      Answer answer = venue.delete("/v2/positions/GOOG?" + query);

      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.text("message")).isNotEmpty();
      assertThat(venue.get("/v2/positions/GOOG").text("qty")).isEqualTo("10");
      venue.delete("/v2/positions/GOOG");
    }

    @Test
    void closesAllPositions() {
      venue.post("/v2/orders", market("GOOG", "buy", "10"));
      String open = venue.post("/v2/orders", limit(nextId(), "1")).text("id");

      Answer answer = venue.delete("/v2/positions?cancel_orders=true");

      assertThat(answer.status()).isEqualTo(207);
      assertThat(answer.json())
          .anyMatch(line -> line.path("symbol").asString().equals("GOOG"))
          .allMatch(line -> line.path("status").asInt() == 200)
          .allMatch(line -> line.path("body").has("id"));
      assertThat(venue.get("/v2/orders/" + open).text("status")).isEqualTo("canceled");
      assertThat(venue.delete("/v2/positions?cancel_orders=perhaps").status()).isEqualTo(422);
    }

    @Test
    void listsActivitiesInPages() {
      for (int i = 0; i < 3; i++) {
        venue.clock().setMarket(venue.clock().instant().plusSeconds(10));
        venue.post("/v2/orders", market("FB", "buy", "1"));
      }

      List<JsonNode> page = activities("/v2/account/activities?activity_types=FILL&page_size=2");
      String last = page.getLast().path("id").asString();
      List<JsonNode> next =
          activities("/v2/account/activities/FILL?page_size=1&page_token=" + last);

      assertThat(page).hasSize(2);
      assertThat(next).hasSize(1);
      assertThat(next.getFirst().path("id").asString()).isNotEqualTo(last);
      String since = page.getFirst().path("transaction_time").asString();
      assertThat(activities("/v2/account/activities/FILL?after=" + since)).isEmpty();
      assertThat(activities("/v2/account/activities/DIV")).isEmpty();
      assertThat(venue.get("/v2/account/activities?page_token=nonsense").status()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{\"suspend_trade\":\"yes\"}",
          "{\"max_margin_multiplier\":\"3\"}",
          "{\"trade_confirm_email\":\"some\"}",
        })
    void refusesSettingsItDoesNotKnow(String body) {
      JsonNode before = venue.get("/v2/account/configurations").json();

      assertThat(venue.patch("/v2/account/configurations", body).status()).isEqualTo(422);

      assertThat(venue.get("/v2/account/configurations").json()).isEqualTo(before);
    }
  }

  @Nested
  class TheMarket {

    @Test
    void tellsItsTime() {
      JsonNode clock = venue.get("/v2/clock").json();

      assertThat(clock.path("timestamp").asString()).isEqualTo("2013-01-02T10:00:00-05:00");
      assertThat(clock.path("is_open").asBoolean()).isTrue();
      assertThat(clock.path("next_open").asString()).isEqualTo("2013-01-03T09:30:00-05:00");
      assertThat(clock.path("next_close").asString()).isEqualTo("2013-01-02T16:00:00-05:00");
    }

    @Test
    void staysClosedAfterTheLastBundledDay() {
      venue.clock().setMarket(Instant.parse("2013-03-04T15:00:00Z"));

      JsonNode clock = venue.get("/v2/clock").json();

      assertThat(clock.path("is_open").asBoolean()).isFalse();
      assertThat(clock.path("next_open").asString()).isEqualTo("2099-12-31T09:30:00-05:00");
      assertThat(clock.path("data_through").asString()).isEqualTo("2013-03-01");
      assertThat(page()).contains("no more bundled data after 2013-03-01");
    }

    @Test
    void listsItsSessions() {
      JsonNode sessions = venue.get("/v2/calendar?start=2012-12-24&end=2012-12-26").json();

      assertThat(sessions).hasSize(2);
      assertThat(sessions.get(0).path("date").asString()).isEqualTo("2012-12-24");
      assertThat(sessions.get(0).path("close").asString()).isEqualTo("13:00");
      assertThat(sessions.get(1).path("open").asString()).isEqualTo("09:30");
      assertThat(venue.get("/v2/calendar").json().size()).isGreaterThan(3_000);
      assertThat(venue.get("/v2/calendar?start=2013-13-01").status()).isEqualTo(422);
    }

    @Test
    void listsItsAssets() {
      assertThat(venue.get("/v2/assets").json()).hasSize(5);
      assertThat(venue.get("/v2/assets/AAPL").json().path("class").asString())
          .isEqualTo("us_equity");
      Answer unknown = venue.get("/v2/assets/ZZZ");
      assertThat(unknown.status()).isEqualTo(404);
      assertThat(unknown.json().path("code").asLong()).isEqualTo(40410000);
    }

    @Test
    void hasAPageForPeopleWithoutAKey() {
      assertThat(page()).contains("Market time").contains("AAPL").contains("simulated");
    }

    @Test
    void servesADaysBarOnlyAfterItsClose() {
      String bars = "/v2/stocks/AAPL/bars?timeframe=1Day&start=2012-12-31";
      assertThat(venue.get(bars).json().path("bars")).hasSize(1);
      venue.clock().setMarket(Instant.parse("2013-01-02T21:00:00Z"));

      JsonNode reached = venue.get(bars).json().path("bars");

      assertThat(reached).hasSize(2);
      assertThat(reached.get(1).path("t").asString()).isEqualTo("2013-01-02T05:00:00Z");
      assertThat(reached.get(1).path("c").decimalValue()).isEqualByComparingTo("549.03");
    }

    @Test
    void pagesBarsBySymbolThenTime() {
      String query =
          "/v2/stocks/bars?symbols=IBM,AAPL,ZZZ&timeframe=1Day&start=2012-12-27&end=2012-12-31&limit=4";
      JsonNode first = venue.get(query).json();
      JsonNode second =
          venue.get(query + "&page_token=" + first.path("next_page_token").asString()).json();

      assertThat(first.path("bars").path("AAPL")).hasSize(3);
      assertThat(first.path("bars").path("IBM")).hasSize(1);
      assertThat(second.path("bars").path("AAPL").isMissingNode()).isTrue();
      assertThat(second.path("bars").path("IBM")).hasSize(2);
      assertThat(second.path("next_page_token").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "/v2/stocks/AAPL/bars?timeframe=1Min",
          "/v2/stocks/AAPL/bars",
          "/v2/stocks/aapl/bars?timeframe=1Day",
          "/v2/stocks/bars?timeframe=1Day",
          "/v2/stocks/AAPL/bars?timeframe=1Day&limit=10001",
          "/v2/stocks/AAPL/bars?timeframe=1Day&start=yesterday",
          "/v2/stocks/AAPL/bars?timeframe=1Day&start=2013-01-02&end=2012-01-02",
          "/v2/stocks/AAPL/bars?timeframe=1Day&page_token=!!!",
          "/v2/stocks/AAPL/bars?timeframe=1Day&adjustment=some",
          "/v2/stocks/quotes/latest",
        })
    void refusesWhatItCannotServe(String path) {
      Answer answer = venue.get(path);

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.json().path("code").asLong()).isEqualTo(40010000);
    }

    @Test
    void quotesNumbersAsNumbers() {
      JsonNode quote = venue.get("/v2/stocks/AAPL/quotes/latest").json().path("quote");

      assertThat(quote.path("bp").isNumber()).isTrue();
      assertThat(quote.path("bp").decimalValue()).isLessThan(quote.path("ap").decimalValue());
      assertThat(quote.path("t").asString()).isEqualTo("2013-01-02T15:00:00Z");
      JsonNode many = venue.get("/v2/stocks/quotes/latest?symbols=AAPL,ZZZ").json();
      assertThat(many.path("quotes")).hasSize(1);
      assertThat(venue.get("/v2/stocks/ZZZ/quotes/latest").status()).isEqualTo(404);
    }

    private String page() {
      return venue.send(HttpRequest.newBuilder(venue.http("/"))).response().body();
    }
  }

  @Nested
  class TheWire {

    @Test
    void letsOnlyTheKeyHolderIn() {
      Answer none = venue.send(HttpRequest.newBuilder(venue.http("/v2/account")));
      Answer wrong =
          venue.send(
              HttpRequest.newBuilder(venue.http("/v2/account"))
                  .header("APCA-API-KEY-ID", RunningVenue.KEY)
                  .header("APCA-API-SECRET-KEY", "wrong"));

      assertThat(none.status()).isEqualTo(401);
      assertThat(wrong.status()).isEqualTo(401);
      assertThat(none.json().path("code").asLong()).isEqualTo(40110000);
      assertThat(none.header("X-Request-ID")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"/%76%32/account", "/v2/%61ccount", "/v2/account;x=1", "/%76enue/arrivals"})
    void asksForTheKeyHoweverTheAddressIsWritten(String address) {
      assertThat(venue.send(HttpRequest.newBuilder(venue.http(address))).status()).isEqualTo(401);
    }

    @Test
    void speaksAlpacasErrorsEverywhere() {
      assertThat(venue.get("/v2/nowhere").status()).isEqualTo(404);
      assertThat(venue.get("/v2/nowhere").text("message")).isEqualTo("endpoint not found");
      assertThat(venue.send("PUT", "/v2/orders", "{}").status()).isEqualTo(405);
      assertThat(venue.send("PUT", "/v2/orders", "{}").text("message")).isNotEmpty();
      assertThat(venue.get("/stream").status()).isEqualTo(400);
      assertThat(venue.get("/v2/iex").text("message")).isNotEmpty();
      assertThat(venue.get("/v2/orders/%2e%2e%2f").json().has("code")).isTrue();
    }

    @Test
    void saysWhatIsLeftOfTheRateLimit() {
      Answer answer = venue.get("/v2/clock");

      assertThat(answer.header("X-RateLimit-Limit")).isEqualTo("100000");
      assertThat(Integer.parseInt(answer.header("X-RateLimit-Remaining"))).isPositive();
      assertThat(Long.parseLong(answer.header("X-RateLimit-Reset"))).isPositive();
    }

    @Test
    void readsABodyWhateverItsType() {
      Answer answer =
          venue.send(
              HttpRequest.newBuilder(venue.http("/v2/orders"))
                  .header("APCA-API-KEY-ID", RunningVenue.KEY)
                  .header("APCA-API-SECRET-KEY", RunningVenue.SECRET)
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(BodyPublishers.ofString(limit(nextId(), "1"))));

      assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void refusesABodyThatIsTooLarge() {
      String huge = limit(nextId(), "1") + " ".repeat(70_000);

      assertThat(venue.post("/v2/orders", huge).status()).isEqualTo(413);
    }

    @Test
    void writesEveryRequestDownWithItsAnswer() {
      String id = nextId();
      venue.post("/v2/orders", limit(id, "1"));
      venue.post("/v2/orders", limit(id, "1"));

      List<JsonNode> arrivals =
          StreamSupport.stream(venue.get("/venue/arrivals?limit=10000").json().spliterator(), false)
              .filter(arrival -> arrival.path("body").asString("").contains("\"" + id + "\""))
              .toList();

      assertThat(arrivals)
          .extracting(arrival -> arrival.path("status").asInt())
          .containsExactly(200, 422);
      assertThat(arrivals.getLast().path("code").asLong()).isEqualTo(40010001);
      assertThat(arrivals.getFirst().path("at").asString()).isEqualTo("2013-01-02T15:00:00Z");
    }

    @Test
    void isReadyWithoutAKey() {
      Answer answer = venue.send(HttpRequest.newBuilder(venue.http("/actuator/health/readiness")));

      assertThat(answer.text("status")).isEqualTo("UP");
    }
  }

  private static List<JsonNode> activities(String path) {
    return StreamSupport.stream(venue.get(path).json().spliterator(), false).toList();
  }

  private static List<String> ids(Answer orders) {
    return StreamSupport.stream(orders.json().spliterator(), false)
        .map(order -> order.path("id").asString())
        .toList();
  }

  private static String market(String symbol, String side, String quantity) {
    return """
    {"symbol":"%s","qty":%s,"side":"%s","type":"market","time_in_force":"day",
     "client_order_id":"%s"}
    """
        .formatted(symbol, quantity, side, nextId());
  }

  private static String order(String rest) {
    return """
    {"symbol":"AAPL","qty":"1","side":"buy","time_in_force":"day","client_order_id":"%s",%s}
    """
        .formatted(nextId(), rest);
  }

  private static String limit(String id, String price) {
    return """
    {"symbol":"AAPL","qty":"1","side":"buy","type":"limit","limit_price":"%s",
     "time_in_force":"day","client_order_id":"%s"}
    """
        .formatted(price, id);
  }

  private static String nextId() {
    return "http-" + NUMBER.incrementAndGet();
  }
}
