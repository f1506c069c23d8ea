package io.breakwater.signal.feature;

import io.breakwater.signal.marketdata.BarCalendar;
import io.breakwater.signal.marketdata.BarSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FeatureConfiguration {

  @Bean
  BuildFeatures buildFeatures(BarSource bars, BarCalendar calendar) {
    return new BuildFeatures(bars, calendar);
  }
}
