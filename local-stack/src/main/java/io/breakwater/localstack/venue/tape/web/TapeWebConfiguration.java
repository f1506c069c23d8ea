package io.breakwater.localstack.venue.tape.web;

import io.breakwater.clock.MarketClock;
import io.breakwater.localstack.venue.tape.MarketTape;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The controller of latest quotes. */
@Configuration(proxyBeanMethods = false)
public class TapeWebConfiguration {

  @Bean
  QuotesController quotesController(MarketTape tape, MarketClock clock) {
    return new QuotesController(tape, clock);
  }
}
