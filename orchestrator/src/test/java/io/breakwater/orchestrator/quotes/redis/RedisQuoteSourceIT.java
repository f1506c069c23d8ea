package io.breakwater.orchestrator.quotes.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.money.Price;
import io.breakwater.orchestrator.instrument.Symbol;
import io.breakwater.testing.TestRedis;
import io.breakwater.testing.WithInfra;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

@WithInfra
class RedisQuoteSourceIT {

  private static final Symbol AAPL = Symbol.of("AAPL");
  private static final Symbol MSFT = Symbol.of("MSFT");
  private static final String QUOTE =
      """
      {"symbol":"AAPL","bid":"9.99","ask":"10.01","mid":"10","bid_size":"1","ask_size":"2",
       "quoted_at":"2013-01-02T15:00:00Z","received_at":"2026-11-22T21:00:00Z","new_field":true}
      """;

  @Test
  void readsWhatLiesThereAndNothingElse(TestRedis server) {
    try (RedisClient redis = client(server.host(), server.port())) {
      redis.set("price:AAPL", QUOTE);

      var quotes = new RedisQuoteSource(redis).latest(Set.of(AAPL, MSFT));

      assertThat(quotes).containsOnlyKeys(AAPL);
      assertThat(quotes.get(AAPL).mid()).isEqualTo(Price.of("10"));
    }
  }

  @Test
  void takesNoUnusableQuote(TestRedis server) {
    try (RedisClient redis = client(server.host(), server.port())) {
      for (String text :
          new String[] {
            "no json",
            "{}",
            QUOTE.replace("\"9.99\"", "\"10.02\""),
            QUOTE.replace("\"9.99\"", "9.99"),
            QUOTE.replace("\"9.99\"", "\"-1\""),
            QUOTE.replace("\"9.99\"", "null"),
            QUOTE.replace("AAPL", "IBM")
          }) {
        redis.set("price:AAPL", text);

        assertThat(new RedisQuoteSource(redis).latest(Set.of(AAPL))).as(text).isEmpty();
      }
    }
  }

  @Test
  void hasNoQuotesWhileRedisIsAway() throws IOException {
    int closedPort;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closedPort = socket.getLocalPort();
    }
    try (RedisClient redis = client("127.0.0.1", closedPort)) {
      assertThat(new RedisQuoteSource(redis).latest(Set.of(AAPL))).isEmpty();
    }
  }

  private static RedisClient client(String host, int port) {
    return RedisClient.builder().hostAndPort(host, port).build();
  }
}
