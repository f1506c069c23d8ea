package io.breakwater.signal.model;

import io.breakwater.clock.MarketClock;
import io.breakwater.signal.feature.Alpha158;
import io.breakwater.signal.model.jdbc.JdbcModelRegistry;
import io.breakwater.signal.model.lightgbm.LightGbmEngine;
import io.breakwater.signal.model.schedule.ReloadPoll;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.support.TransactionOperations;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class ModelConfiguration {

  @Bean
  ModelRegistry modelRegistry(JdbcClient jdbc, TransactionOperations transaction) {
    return new JdbcModelRegistry(jdbc, transaction);
  }

  @Bean
  ModelEngine modelEngine() {
    return new LightGbmEngine();
  }

  @Bean
  LoadedModels loadedModels(MeterRegistry meters) {
    var loaded = new LoadedModels();
    meters.gauge("models_loaded", loaded, models -> models.list().size());
    return loaded;
  }

  @Bean
  OpenModel openModel(ModelRegistry registry, ModelEngine engine) {
    return new OpenModel(registry, engine, Alpha158.names());
  }

  @Bean
  ReloadModels reloadModels(
      ModelRegistry registry,
      OpenModel openModel,
      LoadedModels loaded,
      MarketClock clock,
      MeterRegistry meters) {
    return new ReloadModels(registry, openModel, loaded, clock, report -> count(report, meters));
  }

  private static void count(ReloadReport report, MeterRegistry meters) {
    String outcome = report.outcome().name().toLowerCase(Locale.ROOT);
    meters.counter("model_reloads_total", "outcome", outcome).increment();
  }

  @Bean
  ChangeModelStatus changeModelStatus(
      ModelRegistry registry, OpenModel openModel, ReloadModels reloadModels, MarketClock clock) {
    return new ChangeModelStatus(registry, openModel, reloadModels, clock);
  }

  @Bean
  ReloadPoll reloadPoll(ReloadModels reloadModels, ModelProperties properties) {
    return new ReloadPoll(reloadModels, properties.reloadInterval());
  }
}
