package io.breakwater.execution.order.scheduling;

import io.breakwater.execution.order.RecoverOrders;
import io.breakwater.execution.order.RetryCancels;
import io.breakwater.execution.risk.OtherBuild;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Wires the timers of the service. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class OrderSchedulingConfiguration {
  private static final int THREADS = 4;

  /**
   * Not the scheduler that Boot would make: with virtual threads on, it runs every task of a fixed
   * delay on one thread, and a slow broker would hold up all of them.
   */
  @Bean
  TaskScheduler taskScheduler() {
    var scheduler = new ThreadPoolTaskScheduler();
    scheduler.setPoolSize(THREADS);
    scheduler.setThreadNamePrefix("timer-");
    scheduler.setErrorHandler(new TimerErrors());
    return scheduler;
  }

  @Bean
  RecoverySchedule recoverySchedule(
      RecoverOrders recoverOrders, RetryCancels retryCancels, OtherBuild otherBuild) {
    return new RecoverySchedule(recoverOrders, retryCancels, otherBuild);
  }
}
