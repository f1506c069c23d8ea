package io.breakwater.orchestrator.run;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.clock.MarketClock;
import io.breakwater.orchestrator.ledger.RunId;
import io.breakwater.orchestrator.ledger.RunLedger;
import io.breakwater.orchestrator.orders.OrderDesk;
import io.breakwater.orchestrator.target.PlanTargets;
import java.security.SecureRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RunConfiguration {

  @Bean
  TradingDay tradingDay(MarketClock clock, TradingCalendar calendar) {
    return new TradingDay(clock, calendar);
  }

  @Bean
  OrderWatch orderWatch(RunLedger ledger, OrderDesk desk) {
    return new OrderWatch(ledger, desk);
  }

  @Bean
  AdvanceRun advanceRun(
      RunLedger ledger,
      PlanTargets planTargets,
      OrderDesk desk,
      OrderWatch watch,
      TradingDay tradingDay) {
    return new AdvanceRun(
        ledger,
        new PlanStep(ledger, planTargets, tradingDay),
        new OrderStep(ledger, desk, watch, tradingDay),
        new OutcomeStep(ledger, watch));
  }

  @Bean(destroyMethod = "shutdownNow")
  ScheduledExecutorService runTimer() {
    return Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().name("run-timer").daemon().factory());
  }

  @Bean(destroyMethod = "shutdown")
  ExecutorService runWorkers() {
    return Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("run-", 0).factory());
  }

  @Bean(initMethod = "start", destroyMethod = "close")
  RunDriver runDriver(
      AdvanceRun advanceRun,
      RunLedger ledger,
      DriverProperties properties,
      ScheduledExecutorService runTimer,
      ExecutorService runWorkers) {
    return new RunDriver(advanceRun, ledger, properties, runTimer, runWorkers, new SecureRandom());
  }

  @Bean
  StartRun startRun(RunLedger ledger, RunDriver driver, TradingDay tradingDay) {
    var random = new SecureRandom();
    return new StartRun(ledger, driver, tradingDay, () -> RunId.random(random));
  }

  @Bean
  PreviewRun previewRun(PlanTargets planTargets, TradingDay tradingDay) {
    return new PreviewRun(planTargets, tradingDay);
  }

  @Bean
  AwaitRun awaitRun(RunDriver driver, RunLedger ledger) {
    return new AwaitRun(driver, ledger);
  }
}
