package io.breakwater.marketdata.quote.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.breakwater.boot.http.TolerantJson;
import io.breakwater.marketdata.instrument.Symbol;
import io.breakwater.marketdata.quote.Quote;
import io.breakwater.marketdata.quote.SharedQuotesUnavailableException;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import io.breakwater.testing.SettableClock;
import io.breakwater.testing.TestRedis;
import io.breakwater.testing.WithInfra;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.RedisClient;

@WithInfra(schema = "market_data")
class RedisQuotesIT {

  private static final Symbol AAPL = Symbol.of("AAPL");
  private static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");
  private static final Quote QUOTE =
      new Quote(
          AAPL,
          Price.of("549.99"),
          Price.of("550.01"),
          Quantity.of(3),
          Quantity.of(4),
          Instant.parse("2013-01-03T15:00:00.5Z"),
          NOW);

  private final SettableClock machine = SettableClock.at(NOW);
  private RedisClient redis;
  private RedisQuotes quotes;

  @BeforeEach
  void connect(TestRedis server) {
    redis = server.client();
    redis.flushDB();
    quotes = quotes(redis);
  }

  @AfterEach
  void disconnect() {
    redis.close();
  }

  @Test
  void writesTheJsonThatOtherServicesRead() {
    quotes.publish(List.of(QUOTE), NOW);

    assertThat(redis.get("price:AAPL"))
        .isEqualTo(
            "{\"symbol\":\"AAPL\",\"bid\":\"549.99\",\"ask\":\"550.01\",\"mid\":\"550\","
                + "\"bid_size\":\"3\",\"ask_size\":\"4\","
                + "\"quoted_at\":\"2013-01-03T15:00:00.500Z\","
                + "\"received_at\":\"2026-11-22T20:00:00Z\"}");
    assertThat(redis.pttl("price:AAPL")).isBetween(50_000L, 60_000L);
  }

  @Test
  void countsTheTimeToLiveFromTheReceipt() {
    quotes.publish(List.of(QUOTE), NOW.plusSeconds(50));

    assertThat(redis.pttl("price:AAPL")).isBetween(1L, 10_000L);
  }

  @Test
  void readsWhatItWroteAndOnlyThat() {
    quotes.publish(List.of(QUOTE), NOW);

    assertThat(quotes.read(List.of(AAPL, Symbol.of("MSFT")))).isEqualTo(Map.of(AAPL, QUOTE));
  }

  @Test
  void announcesEachChangeOnTheSymbolsChannel(TestRedis server) {
    List<String> heard = new CopyOnWriteArrayList<>();
    try (RedisClient listener = server.client()) {
      var subscription =
          new JedisPubSub() {
            @Override
            public void onMessage(String channel, String message) {
              heard.add(channel + " " + message);
            }
          };
      Thread listening =
          Thread.startVirtualThread(() -> listener.subscribe(subscription, "price.updated.AAPL"));
      await().atMost(Duration.ofSeconds(10)).until(subscription::isSubscribed);

      quotes.publish(List.of(QUOTE), NOW);

      await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(() ->
              assertThat(heard)
                  .singleElement()
                  .asString()
                  .startsWith("price.updated.AAPL {\"symbol\":\"AAPL\""));
      subscription.unsubscribe();
      assertThat(listening).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "{}",
        "[]",
        "{\"symbol\":\"MSFT\",\"bid\":\"1\",\"ask\":\"2\",\"bid_size\":\"1\",\"ask_size\":\"1\","
            + "\"quoted_at\":\"2013-01-03T15:00:00Z\",\"received_at\":\"2013-01-03T15:00:00Z\"}",
        "{\"symbol\":\"AAPL\",\"bid\":\"2\",\"ask\":\"1\",\"bid_size\":\"1\",\"ask_size\":\"1\","
            + "\"quoted_at\":\"2013-01-03T15:00:00Z\",\"received_at\":\"2013-01-03T15:00:00Z\"}",
        "{\"symbol\":\"AAPL\",\"bid\":\"-2\",\"ask\":\"1\",\"bid_size\":\"1\",\"ask_size\":\"1\","
            + "\"quoted_at\":\"2013-01-03T15:00:00Z\",\"received_at\":\"2013-01-03T15:00:00Z\"}"
      })
  void takesWhatIsNoQuoteOfTheSymbolForAbsent(String text) {
    redis.set("price:AAPL", text);

    assertThat(quotes.read(List.of(AAPL))).isEmpty();
  }

  @Test
  void leavesRedisAloneForAMomentAfterAFailedRead() {
    try (RedisClient nobody = RedisClient.builder().hostAndPort("127.0.0.1", 1).build()) {
      RedisQuotes away = quotes(nobody);

      assertThatThrownBy(() -> away.read(List.of(AAPL)))
          .isInstanceOf(SharedQuotesUnavailableException.class)
          .hasMessageContaining("quotes not read");
      assertThatThrownBy(() -> away.read(List.of(AAPL)))
          .isInstanceOf(SharedQuotesUnavailableException.class)
          .hasMessageContaining("a moment ago");

      machine.advance(Duration.ofMillis(250));
      assertThatThrownBy(() -> away.read(List.of(AAPL))).hasMessageContaining("quotes not read");
      assertThatThrownBy(() -> away.publish(List.of(QUOTE), NOW))
          .isInstanceOf(SharedQuotesUnavailableException.class);
    }
  }

  private RedisQuotes quotes(RedisClient client) {
    return new RedisQuotes(
        client, TolerantJson.mapper(), machine, Duration.ofSeconds(60), Duration.ofMillis(250));
  }
}
