package io.breakwater.execution.risk.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.breakwater.execution.risk.Quote;
import io.breakwater.money.Price;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

class RedisQuotesTest {
  private static final String QUOTE =
      """
      {"mid": "100.005", "received_at": "2026-11-22T15:00:00Z"}
      """;

  private final RedisClient redis = mock(RedisClient.class);
  private final AtomicLong nanos = new AtomicLong();
  private final RedisQuotes quotes = new RedisQuotes(redis, nanos::get);

  @Test
  void readsAQuote() {
    when(redis.mget(any(String[].class))).thenReturn(List.of(QUOTE));

    assertThat(quotes.latest(Set.of("AAPL")))
        .containsOnly(
            java.util.Map.entry(
                "AAPL",
                new Quote("AAPL", Price.of("100.005"), Instant.parse("2026-11-22T15:00:00Z"))));
  }

  @ParameterizedTest
  @ValueSource(classes = {JedisConnectionException.class, JedisDataException.class})
  void hasNoQuotesWhileRedisFailsAndLeavesItAloneForHalfASecond(Class<JedisException> failure) {
    when(redis.mget(any(String[].class))).thenThrow(failure).thenReturn(List.of(QUOTE));

    assertThat(quotes.latest(Set.of("AAPL"))).isEmpty();
    nanos.addAndGet(Duration.ofMillis(499).toNanos());
    assertThat(quotes.latest(Set.of("AAPL"))).isEmpty();
    verify(redis, times(1)).mget(any(String[].class));

    nanos.addAndGet(Duration.ofMillis(1).toNanos());
    assertThat(quotes.latest(Set.of("AAPL"))).containsOnlyKeys("AAPL");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "{}",
        "{\"mid\": \"NaN\", \"received_at\": \"2026-11-22T15:00:00Z\"}",
        "{\"mid\": \"-1\", \"received_at\": \"2026-11-22T15:00:00Z\"}",
        "{\"mid\": \"1\", \"received_at\": \"yesterday\"}"
      })
  void passesOnNoQuoteThatCannotBeRead(String value) {
    when(redis.mget(any(String[].class))).thenReturn(List.of(value));

    assertThat(quotes.latest(Set.of("AAPL"))).isEmpty();
  }
}
