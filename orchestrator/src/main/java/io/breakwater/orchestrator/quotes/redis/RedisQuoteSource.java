package io.breakwater.orchestrator.quotes.redis;

import io.breakwater.boot.http.TolerantJson;
import io.breakwater.orchestrator.instrument.Symbol;
import io.breakwater.orchestrator.quotes.Quote;
import io.breakwater.orchestrator.quotes.QuoteBody;
import io.breakwater.orchestrator.quotes.QuoteSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;
import tools.jackson.core.JacksonException;

/**
 * Reads {@code price:{SYMBOL}}. A Redis that is away has no quotes, and that is all: it is never a
 * reason to stop.
 *
 * <p>Thread-safe.
 */
public final class RedisQuoteSource implements QuoteSource {

  private static final Logger LOG = LoggerFactory.getLogger(RedisQuoteSource.class);

  private final RedisClient redis;

  public RedisQuoteSource(RedisClient redis) {
    this.redis = redis;
  }

  @Override
  public Map<Symbol, Quote> latest(Set<Symbol> symbols) {
    Map<Symbol, Quote> quotes = new HashMap<>();
    for (String text : texts(symbols)) {
      parse(text)
          .filter(quote -> symbols.contains(quote.symbol()))
          .ifPresent(quote -> quotes.put(quote.symbol(), quote));
    }
    return quotes;
  }

  /** What lies under those keys; a key that is not there is left out. */
  private List<String> texts(Set<Symbol> symbols) {
    String[] keys = symbols.stream().map(symbol -> "price:" + symbol).toArray(String[]::new);
    try {
      return redis.mget(keys).stream().filter(Objects::nonNull).toList();
    } catch (JedisException e) {
      LOG.atWarn().setCause(e).log("redis away: quotes come over REST");
      return List.of();
    }
  }

  private static Optional<Quote> parse(String text) {
    try {
      return TolerantJson.mapper().readValue(text, QuoteBody.class).toQuote();
    } catch (JacksonException e) {
      LOG.atWarn().setCause(e).log("quote in redis cannot be read");
      return Optional.empty();
    }
  }
}
