package io.breakwater.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.clock.MarketClock;
import io.breakwater.security.KeyVerifier;
import io.breakwater.security.Role;
import io.breakwater.testing.OpenApiFile;
import io.breakwater.testing.SettableMarketClock;
import io.breakwater.testing.TestKeys;
import io.breakwater.testing.WithInfra;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole service, over its REST interface, with PostgreSQL and a stand-in for the market-data
 * service.
 */
@WithInfra(schema = "signal")
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "server.address=127.0.0.1")
class SignalApiIT {
  private static final List<String> SYMBOLS = List.of("AAPL", "FB", "GOOG", "IBM", "MSFT");
  private static final LocalDate FROM = LocalDate.of(2010, 1, 4);
  private static final LocalDate THROUGH = LocalDate.of(2012, 12, 31);
  private static final MarketDataStub MARKET_DATA = MarketDataStub.start();
  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @LocalServerPort private int port;

  @TestConfiguration
  static class Doubles {
    @Bean
    KeyVerifier keyVerifier() {
      return TestKeys.verifier();
    }

    @Bean
    MarketClock marketClock() {
      return SettableMarketClock.at("2012-12-31T23:00:00Z");
    }
  }

  @DynamicPropertySource
  static void peers(DynamicPropertyRegistry registry) {
    registry.add("breakwater.peers.market-data-service.base-url", MARKET_DATA::baseUrl);
    registry.add("breakwater.security.service-key", () -> TestKeys.key(Role.SERVICE).reveal());
  }

  @AfterAll
  static void stop() {
    MARKET_DATA.close();
    HTTP.close();
  }

  @Test
  void trainsActivatesAndGenerates() {
    MARKET_DATA.serve(Bars.wandering(SYMBOLS, FROM, THROUGH));

    HttpResponse<String> trained = train("alpha");
    System.err.println(trained.body());
    HttpResponse<String> activated = post(Role.OPERATOR, "/api/v1/models/alpha/1/activate", "");
    System.err.println(activated.body());
    HttpResponse<String> generated = generate("alpha", "2013-01-02", 2, 2);
    System.err.println(generated.body());

    assertThat(generated.statusCode()).isEqualTo(200);
  }

  @Test
  void describesItselfAsItsOpenApiFileSays() {
    OpenApiFile.check("signal-service", port);
  }

  private HttpResponse<String> train(String strategy) {
    return post(
        Role.OPERATOR,
        "/api/v1/models/train",
        """
        {"strategy":"%s","symbols":["AAPL","FB","GOOG","IBM","MSFT"],"train_end":"2012-12-28"}\
        """
            .formatted(strategy));
  }

  private HttpResponse<String> generate(String strategy, String date, int topN, int bottomN) {
    return post(
        Role.TRADER,
        "/api/v1/signals/generate",
        """
        {"strategy":"%s","symbols":["AAPL","FB","GOOG","IBM","MSFT"],"date":"%s","top_n":%d,"bottom_n":%d}\
        """
            .formatted(strategy, date, topN, bottomN));
  }

  private HttpResponse<String> post(Role role, String path, String body) {
    return send(
        HttpRequest.newBuilder()
            .POST(BodyPublishers.ofString(body))
            .header("Content-Type", "application/json"),
        role,
        path);
  }

  private HttpResponse<String> get(Role role, String path) {
    return send(HttpRequest.newBuilder().GET(), role, path);
  }

  private HttpResponse<String> send(HttpRequest.Builder request, Role role, String path) {
    try {
      return HTTP.send(
          request
              .uri(URI.create("http://127.0.0.1:" + port + path))
              .header("Authorization", TestKeys.bearer(role))
              .timeout(Duration.ofSeconds(30))
              .build(),
          BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static JsonNode json(HttpResponse<String> response) {
    return JSON.readTree(response.body());
  }
}
