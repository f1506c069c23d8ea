package io.breakwater.marketdata.subscription.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.breakwater.boot.http.TolerantJson;
import io.breakwater.marketdata.instrument.Symbol;
import io.breakwater.marketdata.subscription.PositionsUnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.client.RestClient;

/** Against answers in the form of the gateway's {@code GET /api/v1/positions}. */
class GatewayPositionsIT {

  private HttpServer gateway;
  private volatile int status = 200;
  private volatile String body = "{}";

  @BeforeEach
  void start() throws IOException {
    gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gateway.createContext(
        "/api/v1/positions",
        exchange -> {
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    gateway.start();
  }

  @AfterEach
  void stop() {
    gateway.stop(0);
  }

  @Test
  void areThoseHeldOrWorked() {
    body =
        """
        {"as_of": "2013-01-03T15:00:00Z", "strategy": null, "a_new_field": 1, "positions": [
          {"symbol": "AAPL", "quantity": "10", "working": "0"},
          {"symbol": "IBM", "quantity": "-3.5", "working": "0"},
          {"symbol": "MSFT", "quantity": "0", "working": "-5"},
          {"symbol": "GOOG", "quantity": "0", "working": "0"},
          {"symbol": "FB", "quantity": "0"},
          null, {"symbol": null, "quantity": "1"},
          {"symbol": "not a symbol", "quantity": "1"}]}
        """;

    assertThat(positions().symbols())
        .containsExactlyInAnyOrder(Symbol.of("AAPL"), Symbol.of("IBM"), Symbol.of("MSFT"));
  }

  @Test
  void areNoneWhereTheGatewayHoldsNone() {
    body = "{\"positions\": []}";

    assertThat(positions().symbols()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not json",
        "[]",
        "{}",
        "{\"positions\": null}",
        "{\"positions\": [{\"symbol\": \"AAPL\", \"quantity\": 10}]}"
      })
  void areNotKnownFromAnAnswerThatMakesNoSense(String answer) {
    body = answer;

    assertThatThrownBy(() -> positions().symbols())
        .isInstanceOf(PositionsUnavailableException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 500, 503})
  void areNotKnownFromARefusal(int refusal) {
    status = refusal;

    assertThatThrownBy(() -> positions().symbols())
        .isInstanceOf(PositionsUnavailableException.class);
  }

  @Test
  void areNotKnownWhileTheGatewayIsAway() {
    GatewayPositions positions = positions();
    gateway.stop(0);

    assertThatThrownBy(positions::symbols).isInstanceOf(PositionsUnavailableException.class);
  }

  private GatewayPositions positions() {
    return new GatewayPositions(
        RestClient.builder()
            .baseUrl("http://127.0.0.1:" + gateway.getAddress().getPort())
            .configureMessageConverters(converters ->
                converters
                    .registerDefaults()
                    .withJsonConverter(new JacksonJsonHttpMessageConverter(TolerantJson.mapper())))
            .build());
  }
}
