package io.breakwater.signal.training;

import io.breakwater.clock.MarketClock;
import io.breakwater.signal.feature.BuildFeatures;
import io.breakwater.signal.marketdata.BarCalendar;
import io.breakwater.signal.model.ModelEngine;
import io.breakwater.signal.model.ModelRegistry;
import io.breakwater.signal.training.lightgbm.BoostingSettings;
import io.breakwater.signal.training.lightgbm.LightGbmTrainer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TrainingConfiguration {

  @Bean
  Trainer trainer(TrainingProperties properties) {
    return new LightGbmTrainer(
        new BoostingSettings(
            properties.trees(),
            properties.leaves(),
            properties.learningRate(),
            properties.minimumRowsPerLeaf()));
  }

  @Bean
  ModelFitting modelFitting(Trainer trainer, ModelEngine engine, TrainingProperties properties) {
    return new ModelFitting(trainer, new WalkForward(trainer, engine, properties.folds()));
  }

  @Bean
  TrainModel trainModel(
      BuildFeatures features,
      BarCalendar calendar,
      ModelFitting fitting,
      ModelRegistry registry,
      MarketClock clock,
      TrainingProperties properties) {
    var limits = new TrainingLimits(properties.history(), properties.minimumRows());
    return new TrainModel(features, calendar, fitting, registry, clock, limits);
  }
}
