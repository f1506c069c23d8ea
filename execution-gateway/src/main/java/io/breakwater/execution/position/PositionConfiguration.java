package io.breakwater.execution.position;

import io.breakwater.boot.http.PeerClients;
import io.breakwater.calendar.TradingCalendar;
import io.breakwater.clock.MarketClock;
import io.breakwater.execution.audit.EventLog;
import io.breakwater.execution.broker.BrokerAccount;
import io.breakwater.execution.broker.BrokerProperties;
import io.breakwater.execution.broker.RecentAccount;
import io.breakwater.execution.order.FillListener;
import io.breakwater.execution.position.http.HttpClosingPrices;
import io.breakwater.execution.position.jdbc.JdbcClosingPrices;
import io.breakwater.execution.position.jdbc.JdbcDayBook;
import io.breakwater.execution.position.jdbc.JdbcExposure;
import io.breakwater.execution.position.jdbc.JdbcHoldings;
import io.breakwater.execution.position.jdbc.JdbcPositionMover;
import io.breakwater.execution.position.jdbc.JdbcSplitLedger;
import io.breakwater.execution.position.scheduling.CloseDaysSchedule;
import io.breakwater.execution.risk.Exposure;
import io.breakwater.execution.risk.QuoteSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Wires the feature. */
@Configuration(proxyBeanMethods = false)
class PositionConfiguration {

  @Bean
  FillListener positionMover(
      JdbcClient jdbc, BrokerProperties broker, MarketClock clock, TradingCalendar calendar) {
    return new JdbcPositionMover(jdbc, broker.account(), clock, calendar);
  }

  @Bean
  Holdings holdings(JdbcClient jdbc, BrokerProperties broker) {
    return new JdbcHoldings(jdbc, broker.account());
  }

  @Bean
  Exposure exposure(JdbcClient jdbc, BrokerProperties broker) {
    return new JdbcExposure(jdbc, broker.account());
  }

  @Bean
  ShowPositions showPositions(Holdings holdings, QuoteSource quotes, MarketClock clock) {
    return new ShowPositions(holdings, quotes, clock);
  }

  @Bean
  ClosingPrices closingPrices(JdbcClient jdbc, PeerClients peers) {
    return new JdbcClosingPrices(jdbc, new HttpClosingPrices(peers.client("market-data-service")));
  }

  @Bean
  DayBook dayBook(JdbcClient jdbc, BrokerProperties broker) {
    return new JdbcDayBook(jdbc, broker.account());
  }

  @Bean
  ShowProfit showProfit(
      Holdings holdings,
      QuoteSource quotes,
      ClosingPrices closes,
      RecentAccount account,
      MarketClock clock,
      TradingCalendar calendar,
      PositionProperties properties) {
    return new ShowProfit(
        holdings,
        new ShowProfit.Prices(quotes, closes),
        account,
        clock,
        calendar,
        properties.priceStaleAfter());
  }

  @Bean
  ShowPerformance showPerformance(
      DayBook days, QuoteSource quotes, MarketClock clock, TradingCalendar calendar) {
    return new ShowPerformance(days, quotes, clock, calendar);
  }

  @Bean
  CloseDays closeDays(
      DayBook days,
      ClosingPrices closes,
      BrokerAccount account,
      MarketClock clock,
      TradingCalendar calendar) {
    return new CloseDays(days, closes, account, clock, calendar);
  }

  @Bean
  CloseDaysSchedule closeDaysSchedule(CloseDays closeDays) {
    return new CloseDaysSchedule(closeDays);
  }

  @Bean
  SplitLedger splitLedger(
      JdbcClient jdbc,
      BrokerProperties broker,
      TransactionOperations transactions,
      EventLog events,
      MarketClock clock) {
    return new JdbcSplitLedger(jdbc, broker.account(), transactions, events, clock);
  }

  @Bean
  BookSplit bookSplit(SplitLedger ledger, MarketClock clock, TradingCalendar calendar) {
    return new BookSplit(ledger, clock, calendar);
  }

  @Bean
  ReverseSplit reverseSplit(SplitLedger ledger) {
    return new ReverseSplit(ledger);
  }
}
