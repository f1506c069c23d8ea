package io.breakwater.orchestrator.quotes;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.clock.MarketClock;
import io.breakwater.orchestrator.peer.http.PeerClient;
import io.breakwater.orchestrator.quotes.http.HttpQuoteSource;
import io.breakwater.orchestrator.quotes.redis.RedisQuoteSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import redis.clients.jedis.RedisClient;

@Configuration(proxyBeanMethods = false)
class QuoteConfiguration {

  @Bean
  QuoteRule quoteRule(MarketClock clock, TradingCalendar calendar, QuoteProperties properties) {
    return new QuoteRule(clock, calendar, properties.longestAge());
  }

  @Bean
  QuoteSource quoteSource(
      RedisClient redis,
      @Qualifier("marketDataService") PeerClient marketData,
      QuoteRule quoteRule) {
    return new LatestQuotes(
        new RedisQuoteSource(redis), new HttpQuoteSource(marketData), quoteRule);
  }
}
