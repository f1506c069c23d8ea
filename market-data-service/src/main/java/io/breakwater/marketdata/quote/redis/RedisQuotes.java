package io.breakwater.marketdata.quote.redis;

import io.breakwater.marketdata.instrument.Symbol;
import io.breakwater.marketdata.quote.Quote;
import io.breakwater.marketdata.quote.SharedQuotes;
import io.breakwater.marketdata.quote.SharedQuotesUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Each quote at {@code price:{SYMBOL}}, and each change on the channel {@code
 * price.updated.{SYMBOL}}, as the same JSON. After a failed read it does not try another for a
 * moment, so that requests do not each wait for a Redis that is away. Thread-safe.
 */
public final class RedisQuotes implements SharedQuotes {

  private static final Logger LOG = LoggerFactory.getLogger(RedisQuotes.class);

  private static final String KEY = "price:";
  private static final String CHANNEL = "price.updated.";

  private final RedisClient redis;
  private final JsonMapper json;
  private final InstantSource machine;
  private final Duration timeToLive;
  private final Duration latch;

  private volatile Instant readFrom = Instant.EPOCH;

  /**
   * @param json writes money as strings and fields in snake_case
   * @param latch how long to leave Redis alone after a failed read
   */
  public RedisQuotes(
      RedisClient redis,
      JsonMapper json,
      InstantSource machine,
      Duration timeToLive,
      Duration latch) {
    this.redis = redis;
    this.json = json;
    this.machine = machine;
    this.timeToLive = timeToLive;
    this.latch = latch;
  }

  @Override
  public void publish(Collection<Quote> quotes, Instant now) {
    try (AbstractPipeline pipeline = redis.pipelined()) {
      for (Quote quote : quotes) {
        long left = Duration.between(now, quote.receivedAt().plus(timeToLive)).toMillis();
        if (left > 0) {
          String text = json.writeValueAsString(StoredQuote.of(quote));
          pipeline.set(KEY + quote.symbol(), text, SetParams.setParams().px(left));
          pipeline.publish(CHANNEL + quote.symbol(), text);
        }
      }
      pipeline.sync();
    } catch (JedisException e) {
      throw new SharedQuotesUnavailableException("quotes not published: " + e.getMessage(), e);
    }
  }

  @Override
  public Map<Symbol, Quote> read(Collection<Symbol> symbols) {
    Instant now = machine.instant();
    if (now.isBefore(readFrom)) {
      throw new SharedQuotesUnavailableException("Redis was away a moment ago", null);
    }
    try {
      List<Symbol> asked = List.copyOf(symbols);
      List<String> texts =
          redis.mget(asked.stream().map(symbol -> KEY + symbol).toArray(String[]::new));
      Map<Symbol, Quote> found = new HashMap<>();
      for (int i = 0; i < asked.size(); i++) {
        Symbol symbol = asked.get(i);
        parse(symbol, texts.get(i)).ifPresent(quote -> found.put(symbol, quote));
      }
      return found;
    } catch (JedisException e) {
      readFrom = now.plus(latch);
      throw new SharedQuotesUnavailableException("quotes not read: " + e.getMessage(), e);
    }
  }

  /** Anybody may write to Redis: what is not a quote of that symbol counts as absent. */
  private Optional<Quote> parse(Symbol symbol, @Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      return json.readValue(text, StoredQuote.class).toQuote(symbol);
    } catch (JacksonException | IllegalArgumentException e) {
      LOG.atWarn().addKeyValue("key", KEY + symbol).setCause(e).log("not a quote");
      return Optional.empty();
    }
  }
}
