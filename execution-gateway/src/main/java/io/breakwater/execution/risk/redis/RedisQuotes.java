package io.breakwater.execution.risk.redis;

import io.breakwater.execution.risk.Quote;
import io.breakwater.execution.risk.QuoteSource;
import io.breakwater.money.Price;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads {@code price:{SYMBOL}}. While Redis is away there are no quotes here; after a failure it is
 * not asked again for half a second, so that the next caller does not wait as well. Thread-safe.
 */
public final class RedisQuotes implements QuoteSource {
  private static final Logger LOG = LoggerFactory.getLogger(RedisQuotes.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final long LATCH_NANOS = Duration.ofMillis(500).toNanos();

  private final RedisClient redis;
  private final LongSupplier nanoTime;
  private final AtomicLong askAgainAt;

  public RedisQuotes(RedisClient redis, LongSupplier nanoTime) {
    this.redis = redis;
    this.nanoTime = nanoTime;
    this.askAgainAt = new AtomicLong(nanoTime.getAsLong());
  }

  @Override
  public Map<String, Quote> latest(Set<String> symbols) {
    if (nanoTime.getAsLong() - askAgainAt.get() < 0) {
      return Map.of();
    }
    List<String> asked = new ArrayList<>(symbols);
    try {
      return read(asked, redis.mget(asked.stream().map(s -> "price:" + s).toArray(String[]::new)));
    } catch (JedisException e) {
      askAgainAt.set(nanoTime.getAsLong() + LATCH_NANOS);
      LOG.atWarn().addKeyValue("reason", e.getMessage()).log("no quotes from Redis");
      return Map.of();
    }
  }

  private static Map<String, Quote> read(List<String> asked, List<String> values) {
    Map<String, Quote> quotes = new HashMap<>();
    for (int i = 0; i < asked.size(); i++) {
      // Jedis does not say it: the value of a key that is not there is null.
      @Nullable String value = values.get(i);
      if (value != null) {
        String symbol = asked.get(i);
        parse(symbol, value).ifPresent(quote -> quotes.put(symbol, quote));
      }
    }
    return quotes;
  }

  private static Optional<Quote> parse(String symbol, String value) {
    try {
      JsonNode node = JSON.readTree(value);
      return Optional.of(
          new Quote(
              symbol,
              Price.of(node.path("mid").asString("")),
              Instant.parse(node.path("received_at").asString(""))));
    } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
      LOG.atWarn().addKeyValue("symbol", symbol).log("a quote in Redis cannot be read");
      return Optional.empty();
    }
  }
}
