package io.breakwater.orchestrator.target;

import io.breakwater.clock.MarketClock;
import io.breakwater.orchestrator.positions.PositionSource;
import io.breakwater.orchestrator.quotes.QuoteRule;
import io.breakwater.orchestrator.quotes.QuoteSource;
import io.breakwater.orchestrator.signals.SignalSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TargetConfiguration {

  @Bean
  PlanTargets planTargets(
      SignalSource signals,
      PositionSource positions,
      QuoteSource quotes,
      QuoteRule rule,
      MarketClock clock) {
    return new PlanTargets(signals, positions, quotes, rule, clock);
  }
}
