package io.breakwater.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.breakwater.execution.testing.Gateway.Answer;
import io.breakwater.execution.testing.RunningGateway;
import io.breakwater.security.Role;
import io.breakwater.testing.OpenApiFile;
import io.breakwater.testing.TestKeys;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import redis.clients.jedis.RedisClient;
import tools.jackson.databind.JsonNode;

/**
 * What the service tells beside orders: worth, account, keys, health, metrics, its own description.
 */
class ServiceIT extends RunningGateway {
  @Autowired private RedisClient redis;

  @Test
  void itsDescriptionIsTheOneThatIsKept() {
    OpenApiFile.check("execution-gateway", port());
  }

  @Test
  void valuesAPositionAtTheLastQuote() {
    gateway.buy("value-1", "IBM", "10");
    await().atMost(Duration.ofSeconds(10)).until(() -> !BROKER.server().sockets().isEmpty());
    BROKER.push(BROKER.fill("value-1", "10", "190"));
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> gateway.position("IBM").path("quantity").asString().equals("10"));

    assertThat(gateway.position("IBM").path("market_price").isNull()).isTrue();
    assertThat(gateway.position("IBM").path("unrealized_pnl").isNull()).isTrue();
    assertThat(profit().path("total").isNull()).as("no sum without a price").isTrue();

    redis.set(
        "price:IBM",
        """
        {"symbol":"IBM","bid":"194.99","ask":"195.01","mid":"195.00","bid_size":"1","ask_size":"1",
         "quoted_at":"2013-01-02T15:00:00Z","received_at":"2013-01-02T14:59:58Z"}
        """);
    JsonNode position = gateway.position("IBM");
    assertThat(position.path("market_price").asString()).isEqualTo("195");
    assertThat(position.path("market_value").asString()).isEqualTo("1950.00");
    assertThat(position.path("unrealized_pnl").asString()).isEqualTo("50.00");
    assertThat(position.path("price_age_millis").asLong()).isEqualTo(2_000);
    assertThat(profit().path("unrealized").asString()).isEqualTo("50.00");
    assertThat(profit().path("total").asString()).isEqualTo("50.00");
  }

  @Test
  void tellsTheAccount() {
    JsonNode account = gateway.get(Role.VIEWER, "/api/v1/account").json();

    assertThat(account.path("broker").asString()).isEqualTo("venue");
    assertThat(account.path("account_number_suffix").asString()).isEqualTo("3456");
    assertThat(account.path("cash").asString()).isEqualTo("100000.00");
    assertThat(account.path("currency").asString()).isEqualTo("USD");
  }

  @Test
  void saysThatItCannotTellTheAccountWhileTheBrokerIsAway() {
    BROKER.goAway();
    try {
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> gateway.get(Role.VIEWER, "/api/v1/account").status() == 503);
      Answer answer = gateway.get(Role.VIEWER, "/api/v1/account");

      assertThat(answer.text("code")).isEqualTo("SERVICE_UNAVAILABLE");
      assertThat(answer.header("Retry-After")).isEqualTo("5");
    } finally {
      BROKER.comeBack();
    }
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> gateway.get(Role.VIEWER, "/api/v1/account").status() == 200);
  }

  @Test
  void tellsWhoseKeyItIs() {
    String trader = TestKeys.key(Role.TRADER).reveal();

    Answer known = verify(trader);
    assertThat(known.json().path("valid").asBoolean()).isTrue();
    assertThat(known.text("name")).isEqualTo("trader");
    assertThat(known.json().path("roles").path(0).asString()).isEqualTo("TRADER");
    String wrongSecret = trader.substring(0, trader.length() - 1) + "9";
    assertThat(verify(wrongSecret).json().path("valid").asBoolean()).isFalse();
    assertThat(verify("nonsense").json().path("valid").asBoolean()).isFalse();
    assertThat(
            gateway
                .post(Role.TRADER, "/api/v1/keys/verify", "{\"key\":\"" + trader + "\"}")
                .status())
        .isEqualTo(403);
  }

  @Test
  void aRevokedKeyOpensNothingAnyMore() {
    jdbc.sql("update api_key set revoked_at = now() where name = 'operator'").update();

    assertThat(gateway.get(Role.OPERATOR, "/api/v1/account").status()).isEqualTo(401);
    assertThat(verify(TestKeys.key(Role.OPERATOR).reveal()).json().path("valid").asBoolean())
        .isFalse();

    jdbc.sql("update api_key set revoked_at = null").update();
    jdbc.sql("update api_key set expires_at = now() where name = 'operator'").update();
    assertThat(gateway.get(Role.OPERATOR, "/api/v1/account").status()).isEqualTo(401);
    jdbc.sql("update api_key set expires_at = null").update();
    assertThat(gateway.get(Role.OPERATOR, "/api/v1/account").status()).isEqualTo(200);
  }

  @Test
  void listsKeysWithoutWhatMakesThemKeys() {
    Answer keys = gateway.get(Role.RISK, "/api/v1/keys");

    assertThat(keys.json().path("keys")).hasSize(6);
    String body = keys.response().body();
    assertThat(body).contains("\"risk-2\"").doesNotContain("hash").doesNotContain("ababab");
    assertThat(jdbc.sql("select string_agg(hash, ' ') from api_key").query(String.class).single())
        .doesNotContain("ababab");
  }

  @Test
  void isReadyWithoutMarketData() throws Exception {
    assertThat(open("/actuator/health/readiness")).contains("\"UP\"");
  }

  @Test
  void countsWhatBecomesOfOrders() {
    gateway.buy("metric-1", "ORCL", "1");

    String metrics = gateway.text(Role.VIEWER, "/actuator/prometheus");

    assertThat(metrics)
        .contains("orders_submitted_total{side=\"buy\"")
        .contains("orders_changed_total{status=\"accepted\"")
        .contains("orders_unknown_oldest_age_seconds 0.0")
        .contains("trade_updates_connects_total");
  }

  private JsonNode profit() {
    return gateway.get(Role.VIEWER, "/api/v1/positions/pnl/realtime").json();
  }

  private Answer verify(String key) {
    return gateway.post(Role.SERVICE, "/api/v1/keys/verify", "{\"key\":\"" + key + "\"}");
  }

  private String open(String path) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path)).build(),
              BodyHandlers.ofString())
          .body();
    }
  }
}
