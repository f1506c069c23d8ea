package io.breakwater.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.breakwater.execution.testing.Gateway.Answer;
import io.breakwater.execution.testing.RunningGateway;
import io.breakwater.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import redis.clients.jedis.RedisClient;
import tools.jackson.databind.JsonNode;

/** What a client sees of positions: profit of the day, past days, splits, what is taken back. */
class PositionApiIT extends RunningGateway {
  private static final Instant WEDNESDAY = Instant.parse("2013-01-02T15:00:00Z");
  private static final Instant THURSDAY = Instant.parse("2013-01-03T15:00:00Z");

  @Autowired private RedisClient redis;

  @BeforeEach
  void empty() {
    jdbc.sql(
            "truncate orders, fill, position, position_entry, foreign_order, trading_day,"
                + " closing_price cascade")
        .update();
    await().atMost(Duration.ofSeconds(10)).until(() -> !BROKER.server().sockets().isEmpty());
  }

  @AfterEach
  void wednesdayAgain() {
    clock.setMarket(WEDNESDAY);
    redis.del("price:KO");
  }

  @Test
  void showsTheDaysProfitAgainstThePreviousCloseAndEachPricesAge() {
    bought("pnl-1", "KO", "10", "20");
    jdbc.sql("insert into closing_price values ('2013-01-02', 'KO', 25)").update();
    clock.setMarket(THURSDAY);
    quote("KO", "26", "2013-01-02T14:59:50Z");

    JsonNode profit = gateway.get(Role.VIEWER, "/api/v1/positions/pnl/realtime").json();

    assertThat(profit.path("trading_date").asString()).isEqualTo("2013-01-03");
    assertThat(profit.path("previous_session").asString()).isEqualTo("2013-01-02");
    assertThat(profit.path("unrealized").asString()).isEqualTo("60.00");
    assertThat(profit.path("day").asString()).isEqualTo("10.00");
    assertThat(profit.path("stale").asBoolean()).isTrue();
    assertThat(profit.path("account").path("equity").asString()).isEqualTo("100000.50");
    JsonNode position = profit.path("positions").path(0);
    assertThat(position.path("opening_quantity").asString()).isEqualTo("10");
    assertThat(position.path("previous_close").asString()).isEqualTo("25");
    assertThat(position.path("price_age_millis").asLong()).isEqualTo(10_000);
    assertThat(position.path("price_stale").asBoolean()).isTrue();
    assertThat(position.path("day_pnl").asString()).isEqualTo("10.00");
  }

  @Test
  void takesABustedFillOutOfEverything() {
    bought("bust-1", "KO", "10", "20");
    JsonNode fill = gateway.get(Role.VIEWER, "/api/v1/fills").json().path("fills").path(0);
    BROKER.push(BROKER.takeBack("bust-1", "10", fill.path("execution_id").asString()));

    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> gateway.position("KO").path("quantity").asString().equals("0"));
    assertThat(gateway.position("KO").path("realized_pnl").asString()).isEqualTo("0.00");
    assertThat(gateway.order("bust-1").text("filled_quantity")).isEqualTo("0");
    JsonNode busted = gateway.get(Role.VIEWER, "/api/v1/fills").json().path("fills").path(0);
    assertThat(busted.path("reversed_at").isNull()).isFalse();
    assertThat(busted.path("quantity").asString()).isEqualTo("10");
  }

  @Test
  void hasARowPerTradingDate() {
    bought("day-1", "KO", "10", "20");
    jdbc.sql("insert into closing_price values ('2013-01-02', 'KO', 25)").update();
    clock.setMarket(THURSDAY);
    quote("KO", "26", "2013-01-02T15:00:00Z");
    await().atMost(Duration.ofSeconds(10)).until(() -> rows("trading_day") == 1);

    Answer answer =
        gateway.get(Role.VIEWER, "/api/v1/performance/daily?from=2013-01-02&to=2013-01-03");

    JsonNode days = answer.json().path("days");
    assertThat(days).hasSize(2);
    assertThat(days.path(0).path("status").asString()).isEqualTo("CLOSED");
    assertThat(days.path(0).path("day_pnl").asString()).isEqualTo("50.00");
    assertThat(days.path(0).path("fills").asInt()).isEqualTo(1);
    assertThat(days.path(0).path("notional").asString()).isEqualTo("200.00");
    assertThat(days.path(0).path("equity").isNull()).as("slept through the close").isTrue();
    assertThat(days.path(1).path("status").asString()).isEqualTo("OPEN");
    assertThat(days.path(1).path("day_pnl").asString()).isEqualTo("10.00");
  }

  @Test
  void refusesSpansThatAreNone() {
    for (String query :
        List.of(
            "from=2013-01-03&to=2013-01-02",
            "from=2011-01-01&to=2013-01-02",
            "from=yesterday",
            "from=-999999999-01-01",
            "to=+999999999-12-31",
            "strategy=%00")) {
      Answer answer = gateway.get(Role.VIEWER, "/api/v1/performance/daily?" + query);

      assertThat(answer.status()).as(query).isEqualTo(400);
      assertThat(answer.text("code")).as(query).isEqualTo("INVALID_REQUEST");
    }
  }

  @Test
  void booksASplitOnceForTheAccountAndEachStrategy() {
    bought("split-1", "KO", "10", "20");
    clock.setMarket(THURSDAY);
    String split = "{\"from\":1,\"to\":4,\"ex_date\":\"2013-01-03\"}";

    Answer booked = gateway.post(Role.OPERATOR, "/api/v1/positions/KO/splits", split);
    Answer again = gateway.post(Role.OPERATOR, "/api/v1/positions/KO/splits", split);

    assertThat(booked.status()).isEqualTo(201);
    assertThat(booked.text("quantity")).isEqualTo("40");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(gateway.position("KO").path("quantity").asString()).isEqualTo("40");
    assertThat(gateway.position("KO").path("cost_basis").asString()).isEqualTo("200.00");
    assertThat(gateway.position("KO").path("average_price").asString()).isEqualTo("5");
    assertThat(rows("event where type = 'position.split' and subject_id = 'KO'")).isEqualTo(1);
    assertThat(
            gateway
                .post(
                    Role.OPERATOR,
                    "/api/v1/positions/KO/splits",
                    split.replace("\"to\":4", "\"to\":2"))
                .text("code"))
        .isEqualTo("SPLIT_CONFLICT");
  }

  /** By mistake or not: whatever is booked can be looked at, and taken out again. */
  @Test
  void anyNumberOfSplitsInARowCanBeLookedAtAndReversed() {
    bought("split-1", "PEP", "10", "20");
    clock.setMarket(THURSDAY);

    assertThat(split(Role.OPERATOR, "PEP", 1, 100_000, "2013-01-03").status()).isEqualTo(201);
    assertThat(split(Role.OPERATOR, "PEP", 1, 10, "2013-01-02").status()).isEqualTo(201);
    Answer third = split(Role.OPERATOR, "PEP", 1, 100_000, "2012-12-31");
    assertThat(third.status()).isEqualTo(422);
    assertThat(third.text("code")).isEqualTo("SPLIT_TOO_LARGE");
    for (String exDate : List.of("2012-12-28", "2012-12-27", "2012-12-26")) {
      assertThat(split(Role.OPERATOR, "PEP", 100_000, 1, exDate).status()).isEqualTo(201);
    }
    Answer positions = gateway.get(Role.VIEWER, "/api/v1/positions");
    assertThat(positions.status()).isEqualTo(200);
    assertThat(gateway.get(Role.VIEWER, "/api/v1/positions/pnl/realtime").status()).isEqualTo(200);
    // The first and the fourth, of before anything was bought, change nothing.
    assertThat(gateway.position("PEP").path("quantity").asString()).isEqualTo("1000000");

    for (String exDate :
        List.of("2013-01-03", "2012-12-28", "2012-12-27", "2012-12-26", "2013-01-02")) {
      assertThat(reverse(Role.OPERATOR, "PEP", exDate).status()).as(exDate).isEqualTo(200);
    }
    assertThat(gateway.position("PEP").path("quantity").asString()).isEqualTo("10");
    assertThat(gateway.position("PEP").path("average_price").asString()).isEqualTo("20");
    assertThat(gateway.position("PEP").path("realized_pnl").asString()).isEqualTo("0.00");
  }

  @Test
  void showsAPositionOfWhichSplitsLeftNoPriceThatCouldBeWritten() {
    bought("split-1", "PEP", "10", "20");
    jdbc.sql("update position set cost = 0.000000000000000001, quantity = 1e14").update();

    Answer positions = gateway.get(Role.VIEWER, "/api/v1/positions");

    assertThat(positions.status()).isEqualTo(200);
    assertThat(gateway.position("PEP").path("average_price").isNull()).isTrue();
    assertThat(gateway.position("PEP").path("cost_basis").asString())
        .isEqualTo("0.000000000000000001");
  }

  @Test
  void reversesASplitOnceForTheAccountAndEachStrategyAndTakesTheRightOneThen() {
    gateway.submit(
        """
        {"client_order_id":"split-1","symbol":"PEP","side":"buy","type":"market","quantity":"10",
         "strategy":"alpha"}
        """);
    fill("split-1", "PEP", "10", "20");
    clock.setMarket(THURSDAY);
    split(Role.OPERATOR, "PEP", 1, 40, "2013-01-03");

    Answer reversed = reverse(Role.OPERATOR, "PEP", "2013-01-03");
    Answer again = reverse(Role.OPERATOR, "PEP", "2013-01-03");

    assertThat(reversed.status()).isEqualTo(200);
    assertThat(reversed.text("quantity")).isEqualTo("10");
    assertThat(reversed.json().path("to").asInt()).isEqualTo(40);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(
            rows(
                """
                event where type = 'position.split_reversed' and subject_id = 'PEP'
                  and actor = 'operator' and details ->> 'reason' = 'a zero too many'
                """))
        .isEqualTo(1);
    assertThat(quantity("alpha")).isEqualTo("10");

    assertThat(split(Role.OPERATOR, "PEP", 1, 4, "2013-01-03").status()).isEqualTo(201);
    assertThat(gateway.position("PEP").path("quantity").asString()).isEqualTo("40");
    assertThat(quantity("alpha")).isEqualTo("40");
  }

  @Test
  void refusesToReverseWhatIsNotBooked() {
    clock.setMarket(THURSDAY);

    Answer none = reverse(Role.OPERATOR, "PEP", "2013-01-03");

    assertThat(none.status()).isEqualTo(404);
    assertThat(none.text("code")).isEqualTo("SPLIT_NOT_FOUND");
    assertThat(gateway.position("PEP").isMissingNode()).as("nothing is written").isTrue();
    assertThat(reverse(Role.TRADER, "PEP", "2013-01-03").status()).isEqualTo(403);
    assertThat(reverse(Role.OPERATOR, "PEP", "tomorrow").status()).isEqualTo(400);
    assertThat(reverse(Role.OPERATOR, "PEP", "1999-01-03").status()).isEqualTo(400);
    assertThat(reverse(Role.OPERATOR, "pep", "2013-01-03").status()).isEqualTo(400);
    assertThat(
            gateway
                .post(
                    Role.OPERATOR,
                    "/api/v1/positions/PEP/splits/2013-01-03/reverse",
                    "{\"reason\":\" \"}")
                .status())
        .isEqualTo(400);
  }

  @Test
  void refusesSplitsThatAreNoneOrNotYet() {
    assertThat(split(Role.OPERATOR, "KO", 1, 2, "2013-01-03").text("code"))
        .isEqualTo("SPLIT_NOT_DUE");
    assertThat(split(Role.OPERATOR, "KO", 2, 2, "2013-01-02").status()).isEqualTo(400);
    assertThat(split(Role.OPERATOR, "KO", 0, 2, "2013-01-02").status()).isEqualTo(400);
    assertThat(split(Role.OPERATOR, "ko", 1, 2, "2013-01-02").status()).isEqualTo(400);
    assertThat(split(Role.OPERATOR, "KO", 1, 2, "1999-01-02").status()).isEqualTo(400);
    assertThat(split(Role.TRADER, "KO", 1, 2, "2013-01-02").status()).isEqualTo(403);
    assertThat(rows("position_entry")).isZero();
  }

  private Answer split(Role role, String symbol, int from, int to, String exDate) {
    return gateway.post(
        role,
        "/api/v1/positions/" + symbol + "/splits",
        "{\"from\":%d,\"to\":%d,\"ex_date\":\"%s\"}".formatted(from, to, exDate));
  }

  private Answer reverse(Role role, String symbol, String exDate) {
    return gateway.post(
        role,
        "/api/v1/positions/" + symbol + "/splits/" + exDate + "/reverse",
        "{\"reason\":\"a zero too many\"}");
  }

  private String quantity(String strategy) {
    return gateway
        .get(Role.VIEWER, "/api/v1/positions?strategy=" + strategy)
        .json()
        .path("positions")
        .path(0)
        .path("quantity")
        .asString();
  }

  private void bought(String id, String symbol, String quantity, String price) {
    gateway.buy(id, symbol, quantity);
    fill(id, symbol, quantity, price);
  }

  private void fill(String id, String symbol, String quantity, String price) {
    BROKER.push(BROKER.fill(id, quantity, price));
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> gateway.position(symbol).path("quantity").asString().equals(quantity));
  }

  private void quote(String symbol, String mid, String receivedAt) {
    redis.set(
        "price:" + symbol,
        """
        {"symbol":"%s","bid":"%s","ask":"%s","mid":"%s","bid_size":"1","ask_size":"1",
         "quoted_at":"2013-01-02T15:00:00Z","received_at":"%s"}
        """
            .formatted(symbol, mid, mid, mid, receivedAt));
  }
}
