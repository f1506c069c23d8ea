package io.breakwater.marketdata.calendar;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.clock.MarketClock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CalendarConfiguration {

  @Bean
  MarketHours marketHours(MarketClock clock, TradingCalendar calendar) {
    return new MarketHours(clock, calendar);
  }
}
