package io.breakwater.localstack.venue.trading;

import io.breakwater.clock.MarketClock;
import io.breakwater.localstack.venue.VenueProperties;
import io.breakwater.localstack.venue.bar.BarHistory;
import io.breakwater.localstack.venue.book.Book;
import io.breakwater.localstack.venue.hours.VenueHours;
import io.breakwater.localstack.venue.tape.MarketTape;
import io.breakwater.localstack.venue.wire.Heartbeat;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The engine, and the loop that keeps it up with market time. */
@Configuration(proxyBeanMethods = false)
public class TradingConfiguration {

  @Bean
  Admission admission(BarHistory history, VenueHours hours, VenueProperties venue) {
    return new Admission(history, hours, venue.positionFlips());
  }

  @Bean
  Exchange exchange(VenueHours hours, MarketTape tape, VenueProperties venue) {
    return new Exchange(hours, tape, venue.replaceTime());
  }

  @Bean
  TradingEngine tradingEngine(
      MarketClock clock, Exchange exchange, Book book, Admission admission) {
    var engine = new TradingEngine(clock, exchange, book, admission, UUID::randomUUID);
    // Before the first request: what ended while the venue was down has ended.
    engine.advance();
    return engine;
  }

  @Bean
  Heartbeat engineLoop(TradingEngine engine, VenueProperties venue) {
    return Heartbeat.start("engine", venue.tickInterval(), engine::advance);
  }
}
