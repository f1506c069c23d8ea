package io.breakwater.localstack.venue.tape;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.localstack.venue.VenueProperties;
import io.breakwater.localstack.venue.bar.BarHistory;
import io.breakwater.localstack.venue.hours.VenueHours;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The hours and the tape of what was loaded. */
@Configuration(proxyBeanMethods = false)
public class TapeConfiguration {

  @Bean
  VenueHours venueHours(TradingCalendar calendar, BarHistory history) {
    return new VenueHours(calendar, history.lastDate());
  }

  @Bean
  MarketTape marketTape(BarHistory history, VenueHours hours, VenueProperties venue) {
    return new MarketTape(history, hours, venue.seed());
  }
}
