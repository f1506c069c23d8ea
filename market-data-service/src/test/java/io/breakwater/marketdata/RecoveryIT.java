package io.breakwater.marketdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.breakwater.marketdata.Answers.Answer;
import io.breakwater.marketdata.vendor.FakeVendor;
import io.breakwater.security.Role;
import io.breakwater.testing.TestDatabase;
import io.breakwater.testing.WithInfra;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The service while Redis, the vendor, its stream or the database go away and come back. */
@WithInfra(schema = "market_data")
class RecoveryIT {

  private static final Duration BOUND = Duration.ofSeconds(20);
  private static final String MANUAL_AAPL = "{\"symbol\":\"AAPL\",\"source\":\"manual\"}";

  private final FakeVendor vendor = FakeVendor.start();
  private final OwnRedis redis = OwnRedis.onFreePort();
  private final Instant origin = Instant.now();
  private TestDatabase database;
  private Forwarder databaseLine;
  private ConfigurableApplicationContext service;
  private int port;

  @BeforeEach
  void start(TestDatabase given) {
    database = given;
    databaseLine = new Forwarder(URI.create(given.url().substring("jdbc:".length())).getPort());
    vendor.quote("AAPL", "549.99", "550.01", Instant.parse("2013-01-03T14:59:59.5Z"));
    vendor.trade("AAPL", List.of(LocalDate.parse("2013-01-02")), 500, 1_000);
    boot();
    await().atMost(BOUND).untilAsserted(() -> assertThat(subscribe().status()).isIn(200, 201));
    await()
        .atMost(BOUND)
        .untilAsserted(() -> assertThat(vendor.stream().subscribed()).contains("AAPL"));
  }

  @AfterEach
  void stop() {
    service.close();
    databaseLine.close();
    redis.close();
    vendor.close();
  }

  @Test
  void reconnectsAndSubscribesAnewAfterTheStreamWasCut() {
    vendor.stream().end();

    await()
        .atMost(BOUND)
        .untilAsserted(() -> {
          assertThat(vendor.stream().connections()).isEqualTo(2);
          assertThat(vendor.stream().subscribed()).contains("AAPL");
        });
    streamAndAwait("551.11");
    assertThat(metrics())
        .containsPattern("feed_gaps_total\\S* 1\\.0")
        .containsPattern("feed_reconnects_total\\S* 1\\.0");
  }

  @Test
  void answersDegradedWhileRedisIsAwayAndNoLongerSoonAfterItIsBack() {
    streamAndAwait("551.11");
    redis.stop();

    assertThat(quote().get("degraded").asBoolean()).isTrue();
    vendor.stream().send("AAPL", 552.22, 553, marketNow());
    await()
        .atMost(BOUND)
        .untilAsserted(() -> assertThat(quote().get("bid").asString()).isEqualTo("552.22"));
    assertThat(Answers.withoutKey(port, "/actuator/health/readiness").status()).isEqualTo(200);

    redis.start();
    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() -> assertThat(quote().get("degraded").asBoolean()).isFalse());
  }

  @Test
  void answersWhatItHasWhileTheVendorIsAway() {
    assertThat(get("/api/v1/bars/AAPL?start=2013-01-02&end=2013-01-02").status()).isEqualTo(200);
    streamAndAwait("551.11");

    vendor.goAway();
    try {
      await()
          .atMost(BOUND)
          .untilAsserted(() -> assertThat(quote().get("degraded").asBoolean()).isTrue());
      assertThat(get("/api/v1/bars/AAPL?start=2013-01-02&end=2013-01-02").status()).isEqualTo(200);
      assertThat(get("/api/v1/bars/AAPL?start=2012-01-02&end=2013-01-02").code())
          .isEqualTo("SERVICE_UNAVAILABLE");
      assertThat(get("/api/v1/quotes/NEWONE").status()).isEqualTo(503);
      assertThat(get("/api/v1/adv/AAPL").status()).isEqualTo(503);
      JsonNode health = Answers.withoutKey(port, "/actuator/health").json();
      assertThat(health.at("/components/feed/status").asString("")).isEqualTo("DEGRADED");
    } finally {
      vendor.comeBack();
    }

    await()
        .atMost(BOUND)
        .untilAsserted(() -> assertThat(vendor.stream().subscribed()).contains("AAPL"));
    assertThat(get("/api/v1/bars/AAPL?start=2012-01-02&end=2013-01-02").status()).isEqualTo(200);
  }

  @Test
  void isNotReadyWhileTheDatabaseIsAwayAndStillQuotes() {
    databaseLine.cut();

    await()
        .atMost(BOUND)
        .untilAsserted(() ->
            assertThat(Answers.withoutKey(port, "/actuator/health/readiness").status())
                .isEqualTo(503));
    Answer bars = get("/api/v1/bars/AAPL?start=2013-01-02&end=2013-01-02");
    assertThat(bars.status()).as(bars.body()).isEqualTo(503);
    assertThat(bars.code()).isEqualTo("SERVICE_UNAVAILABLE");
    assertThat(get("/api/v1/quotes/AAPL").status()).isEqualTo(200);
    assertThat(Answers.withoutKey(port, "/actuator/health/liveness").status()).isEqualTo(200);

    databaseLine.join();
    await()
        .atMost(BOUND)
        .untilAsserted(() -> {
          assertThat(Answers.withoutKey(port, "/actuator/health/readiness").status())
              .isEqualTo(200);
          assertThat(get("/api/v1/bars/AAPL?start=2013-01-02&end=2013-01-02").status())
              .isEqualTo(200);
        });
  }

  @Test
  void streamsAfterARestartWhatWasSubscribedToBefore() {
    service.close();
    await().atMost(BOUND).untilAsserted(() -> assertThat(vendor.stream().open()).isZero());

    boot();

    await()
        .atMost(BOUND)
        .untilAsserted(() -> assertThat(vendor.stream().subscribed()).contains("AAPL"));
    assertThat(get("/api/v1/subscriptions").body()).contains("AAPL", "manual");
  }

  private void streamAndAwait(String bid) {
    vendor.stream().send("AAPL", Double.parseDouble(bid), 560, marketNow());
    await()
        .atMost(BOUND)
        .untilAsserted(() -> assertThat(quote().get("bid").asString()).isEqualTo(bid));
  }

  private Instant marketNow() {
    return Instant.parse(get("/api/v1/clock").json().get("market_time").asString());
  }

  private JsonNode quote() {
    return get("/api/v1/quotes/AAPL").json();
  }

  private String metrics() {
    return get("/actuator/prometheus").body();
  }

  private Answer get(String path) {
    return Answers.get(port, path, Role.VIEWER);
  }

  private Answer subscribe() {
    return Answers.post(port, "/api/v1/subscriptions", Role.TRADER, MANUAL_AAPL);
  }

  private void boot() {
    Map<String, Object> settings =
        new HashMap<>(TestStack.settings(vendor, origin, Instant.parse("2013-01-03T15:00:00Z")));
    settings.put(
        "breakwater.database.url",
        database.url().replaceFirst(":\\d+/", ":" + databaseLine.port() + "/")
            + "&socketTimeout=2&connectTimeout=1");
    settings.put("breakwater.database.username", database.username());
    settings.put("breakwater.database.password", database.password());
    settings.put("breakwater.redis.port", redis.port());
    settings.put("server.port", 0);
    String[] arguments =
        settings.entrySet().stream()
            .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
            .toArray(String[]::new);
    service =
        new SpringApplicationBuilder(
                MarketDataServiceApplication.class, TestKeysConfiguration.class)
            .web(WebApplicationType.SERVLET)
            .run(arguments);
    port = service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }
}
