package io.breakwater.signal.generation;

import io.breakwater.clock.MarketClock;
import io.breakwater.signal.feature.BuildFeatures;
import io.breakwater.signal.generation.jdbc.JdbcSignalSets;
import io.breakwater.signal.marketdata.BarCalendar;
import io.breakwater.signal.model.LoadedModels;
import io.breakwater.signal.model.ModelRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

@Configuration(proxyBeanMethods = false)
class GenerationConfiguration {

  @Bean
  SignalSets signalSets(JdbcTemplate jdbc, TransactionOperations transaction) {
    return new JdbcSignalSets(jdbc, transaction);
  }

  @Bean
  LatestFeatures latestFeatures(BuildFeatures features, BarCalendar calendar) {
    return new LatestFeatures(features, calendar);
  }

  @Bean
  SignalGenerators signalGenerators(GenerationProperties properties) {
    return new SignalGenerators(properties.cachedGenerators());
  }

  @Bean
  GenerateSignals generateSignals(
      LatestFeatures features,
      LoadedModels models,
      ModelRegistry registry,
      SignalGenerators generators,
      SignalSets sets,
      MarketClock clock) {
    return new GenerateSignals(features, models, registry, generators, sets, clock);
  }
}
