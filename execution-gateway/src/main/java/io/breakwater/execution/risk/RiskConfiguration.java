package io.breakwater.execution.risk;

import io.breakwater.boot.http.PeerClients;
import io.breakwater.calendar.TradingCalendar;
import io.breakwater.clock.MarketClock;
import io.breakwater.execution.risk.http.HttpQuotes;
import io.breakwater.execution.risk.redis.RedisQuotes;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import redis.clients.jedis.RedisClient;

/** The gates, in the order in which they are asked, and where quotes come from. */
@Configuration(proxyBeanMethods = false)
class RiskConfiguration {

  @Bean
  PreTradeRisk preTradeRisk(
      ReconciliationReadiness readiness,
      Quarantine quarantine,
      Exposure exposure,
      RecentOrders recentOrders,
      MarketClock clock,
      TradingCalendar calendar) {
    return new PreTradeRisk(
        checksInOrder(), readiness, quarantine, exposure, recentOrders, clock, calendar);
  }

  /** A gate is asked only once those above it have passed. */
  static List<PreTradeCheck> checksInOrder() {
    return List.of(
        new SafetyStateReadable(),
        new TradingStateAllows(),
        new ReconciliationReady(),
        new SymbolNotQuarantined(),
        new MarketSession(),
        new DuplicateIntentGuard(),
        new QuantityKnown());
  }

  @Bean
  ResendRisk resendRisk(MarketClock clock, TradingCalendar calendar) {
    return new ResendRisk(checksOfResend(), clock, calendar);
  }

  /** What may keep an order back that was let through once. */
  static List<PreTradeCheck> checksOfResend() {
    return List.of(new SafetyStateReadable(), new TradingStateAllows(), new MarketSession());
  }

  @Bean
  QuoteSource quoteSource(RedisClient redis, PeerClients peers) {
    return new FallbackQuotes(
        new RedisQuotes(redis, System::nanoTime),
        new HttpQuotes(peers.client("market-data-service")));
  }
}
