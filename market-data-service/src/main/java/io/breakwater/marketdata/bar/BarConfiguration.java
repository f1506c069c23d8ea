package io.breakwater.marketdata.bar;

import io.breakwater.marketdata.bar.jdbc.JdbcBarStore;
import io.breakwater.marketdata.calendar.MarketHours;
import io.breakwater.marketdata.instrument.SymbolDirectory;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

@Configuration(proxyBeanMethods = false)
class BarConfiguration {

  @Bean
  BarStore barStore(JdbcClient jdbc) {
    return new JdbcBarStore(jdbc);
  }

  @Bean
  BackfillBars backfillBars(
      BarStore store, BarVendor vendor, MarketHours hours, BarProperties properties) {
    return new BackfillBars(store, vendor, hours, properties.settling());
  }

  @Bean
  FillOnce fillOnce(BackfillBars backfill, BarProperties properties) {
    return new FillOnce(backfill, properties.fills(), properties.patience());
  }

  /** Virtual threads: how many of them reach the vendor or the database is bounded there. */
  @Bean(destroyMethod = "shutdownNow")
  ExecutorService barExecutor() {
    return Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("bars-", 0).factory());
  }

  @Bean
  FindBars findBars(
      BackfillBars backfill,
      FillOnce filling,
      BarStore store,
      SymbolDirectory directory,
      ExecutorService barExecutor) {
    return new FindBars(backfill, filling, store, directory, barExecutor);
  }

  @Bean
  AverageDailyVolume averageDailyVolume(FindBars bars, BackfillBars backfill, MarketHours hours) {
    return new AverageDailyVolume(bars, backfill, hours);
  }

  @Bean
  DailyRound dailyRound(BackfillBars backfill, FillOnce filling, BarStore store) {
    return new DailyRound(backfill, filling, store);
  }

  @Bean
  SchedulingConfigurer barRounds(DailyRound round, BarProperties properties) {
    return rounds -> rounds.addFixedDelayTask(round::run, properties.roundInterval());
  }
}
