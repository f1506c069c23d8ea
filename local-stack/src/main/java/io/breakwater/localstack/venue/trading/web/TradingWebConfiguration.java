package io.breakwater.localstack.venue.trading.web;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.clock.MarketClock;
import io.breakwater.localstack.venue.bar.BarHistory;
import io.breakwater.localstack.venue.book.Book;
import io.breakwater.localstack.venue.hours.VenueHours;
import io.breakwater.localstack.venue.tape.MarketTape;
import io.breakwater.localstack.venue.trading.TradingEngine;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** The controllers of the trading API. */
@Configuration(proxyBeanMethods = false)
public class TradingWebConfiguration {

  @Bean
  OrdersController ordersController(TradingEngine engine, Book book, JsonMapper json) {
    return new OrdersController(engine, book, json, UUID::randomUUID);
  }

  @Bean
  AccountController accountController(TradingEngine engine, JsonMapper json) {
    return new AccountController(engine, json);
  }

  @Bean
  PositionsController positionsController(TradingEngine engine) {
    return new PositionsController(engine);
  }

  @Bean
  ExecutionsController executionsController(TradingEngine engine, JsonMapper json) {
    return new ExecutionsController(engine, json);
  }

  @Bean
  ActivitiesController activitiesController(Book book) {
    return new ActivitiesController(book);
  }

  @Bean
  MarketController marketController(
      MarketClock clock, TradingCalendar calendar, VenueHours hours, BarHistory history) {
    return new MarketController(clock, calendar, hours, history);
  }

  @Bean
  StatusPage statusPage(
      TradingEngine engine, Book book, MarketTape tape, VenueHours hours, BarHistory history) {
    return new StatusPage(engine, book, tape, hours, history.symbols());
  }
}
