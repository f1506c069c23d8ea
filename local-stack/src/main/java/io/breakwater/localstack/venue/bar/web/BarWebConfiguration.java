package io.breakwater.localstack.venue.bar.web;

import io.breakwater.clock.MarketClock;
import io.breakwater.localstack.venue.bar.BarHistory;
import io.breakwater.localstack.venue.hours.VenueHours;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The controller of historical bars. */
@Configuration(proxyBeanMethods = false)
public class BarWebConfiguration {

  @Bean
  BarsController barsController(BarHistory history, MarketClock clock, VenueHours hours) {
    return new BarsController(history, clock, hours::lastClosedDate);
  }
}
