package io.breakwater.marketdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.breakwater.marketdata.vendor.FakeVendor;
import io.breakwater.security.Role;
import io.breakwater.testing.WithInfra;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/**
 * The whole service over HTTP, against a vendor of our own and a replay that stands in open hours.
 */
@WithInfra(schema = "market_data")
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "server.address=127.0.0.1")
@Import(TestKeysConfiguration.class)
class MarketDataApiIT {

  private static final FakeVendor VENDOR = FakeVendor.start();

  /** Fridays and Mondays around New Year's Day, on which the exchange was closed. */
  private static final List<LocalDate> SESSIONS =
      List.of(
          LocalDate.parse("2012-12-28"),
          LocalDate.parse("2012-12-31"),
          LocalDate.parse("2013-01-02"),
          LocalDate.parse("2013-01-03"));

  @LocalServerPort private int port;

  @DynamicPropertySource
  static void vendor(DynamicPropertyRegistry properties) {
    TestStack.settings(VENDOR, Instant.parse("2013-01-03T15:00:00Z"))
        .forEach((key, value) -> properties.add(key, () -> value));
  }

  @BeforeAll
  static void market() {
    VENDOR.trade("AAPL", SESSIONS, 500, 2_000_001);
    VENDOR.quote("AAPL", "549.99", "550.01", Instant.parse("2013-01-03T14:59:59.5Z"));
  }

  @AfterAll
  static void close() {
    VENDOR.close();
  }

  @Test
  void tellsBothClocks() {
    JsonNode clock = get("/api/v1/clock").json();

    assertThat(clock.get("is_open").asBoolean()).isTrue();
    assertThat(clock.get("trading_date").asString()).isEqualTo("2013-01-03");
    assertThat(clock.get("next_close").asString()).isEqualTo("2013-01-03T21:00:00Z");
    assertThat(clock.get("next_open").asString()).isEqualTo("2013-01-04T14:30:00Z");
    assertThat(clock.get("replay").asBoolean()).isTrue();
  }

  @Test
  void quotesWhatNobodySubscribedToAndSubscribesToIt() {
    JsonNode quote = get("/api/v1/quotes/AAPL").json();

    assertThat(quote.get("bid").asString()).isEqualTo("549.99");
    assertThat(quote.get("mid").asString()).isEqualTo("550");
    assertThat(quote.get("quoted_at").asString()).isEqualTo("2013-01-03T14:59:59.500Z");
    assertThat(quote.get("degraded").asBoolean()).isFalse();
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(VENDOR.stream().subscribed()).contains("AAPL"));
  }

  private Answers.Answer get(String path) {
    return Answers.get(port, path, Role.VIEWER);
  }
}
