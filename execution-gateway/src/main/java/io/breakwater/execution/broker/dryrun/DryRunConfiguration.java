package io.breakwater.execution.broker.dryrun;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.clock.MarketClock;
import io.breakwater.execution.broker.Broker;
import io.breakwater.execution.broker.BrokerAccount;
import io.breakwater.execution.broker.BrokerBook;
import io.breakwater.execution.broker.BrokerProperties;
import io.breakwater.execution.broker.TradeUpdates;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Puts the record of a dry run behind the ports through which an order could leave. */
@Configuration(proxyBeanMethods = false)
@Conditional(DryRunChosen.class)
class DryRunConfiguration {

  @Bean
  DryRunBook dryRunBook(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      BrokerProperties properties,
      MarketClock clock) {
    Duration patience = properties.totalTimeout();
    return new DryRunBook(
        new DryRunRows(jdbc, properties.account()),
        DryRunBook.onItsOwn(transactions, patience),
        clock);
  }

  @Bean
  Broker broker(DryRunBook book) {
    return new DryRunBroker(book, new Expiry(TradingCalendar.nyse()));
  }

  @Bean
  BrokerAccount brokerAccount(DryRunBook book) {
    return new DryRunAccount(book);
  }

  @Bean
  BrokerBook brokerBook(DryRunBook book) {
    return new DryRunLists(book);
  }

  @Bean
  TradeUpdates tradeUpdates() {
    return new SilentTradeUpdates();
  }
}
