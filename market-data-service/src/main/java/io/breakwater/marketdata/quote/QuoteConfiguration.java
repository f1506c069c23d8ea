package io.breakwater.marketdata.quote;

import io.breakwater.boot.http.TolerantJson;
import io.breakwater.clock.MarketClock;
import io.breakwater.marketdata.calendar.MarketHours;
import io.breakwater.marketdata.quote.micrometer.QuoteMetrics;
import io.breakwater.marketdata.quote.redis.RedisQuotes;
import io.breakwater.marketdata.subscription.Subscriptions;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import redis.clients.jedis.RedisClient;

@Configuration(proxyBeanMethods = false)
class QuoteConfiguration {

  @Bean
  QuoteCounts quoteCounts() {
    return new QuoteCounts();
  }

  @Bean
  MeterBinder quoteMetrics(QuoteCounts counts) {
    return new QuoteMetrics(counts);
  }

  @Bean
  QuoteBoard quoteBoard(MarketHours hours, QuoteProperties properties) {
    var rules = new QuoteRules(hours, properties.maximumDelay(), properties.clockTolerance());
    return new QuoteBoard(rules, properties.boardCapacity());
  }

  @Bean
  SharedQuotes sharedQuotes(RedisClient redis, MarketClock clock, QuoteProperties properties) {
    return new RedisQuotes(
        redis,
        TolerantJson.mapper(),
        clock.machine(),
        properties.timeToLive(),
        properties.redisRetry());
  }

  @Bean
  PublishQuotes publishQuotes(
      SharedQuotes shared, QuoteCounts counts, MarketClock clock, QuoteProperties properties) {
    return new PublishQuotes(
        shared, counts, clock.machine(), properties.timeToLive(), properties.redisRetry());
  }

  @Bean
  TakeQuote takeQuote(QuoteBoard board, PublishQuotes publication, QuoteCounts counts) {
    return new TakeQuote(board, publication, counts);
  }

  @Bean
  LookUpQuotes lookUpQuotes(
      QuoteVendor vendor, TakeQuote taking, QuoteBoard board, QuoteProperties properties) {
    return new LookUpQuotes(
        vendor, taking, board, properties.lookUps(), properties.lookUpPatience());
  }

  @Bean
  FindQuotes findQuotes(
      SharedQuotes shared,
      QuoteBoard board,
      LookUpQuotes lookUp,
      Subscriptions subscriptions,
      MarketHours hours,
      QuoteProperties properties) {
    return new FindQuotes(shared, board, lookUp, subscriptions, hours, properties.freshFor());
  }

  @Bean
  SchedulingConfigurer quoteRounds(PublishQuotes publication, QuoteProperties properties) {
    return rounds -> rounds.addFixedDelayTask(publication::flush, properties.publishInterval());
  }
}
