package io.breakwater.marketdata;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * The threads on which the features' periodic rounds run; a round that fails is run again next
 * time.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class ScheduleConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(ScheduleConfiguration.class);

  /** One for each round, so that a slow one does not hold up another. */
  private static final int THREADS = 8;

  @Bean
  ThreadPoolTaskScheduler taskScheduler() {
    var scheduler = new ThreadPoolTaskScheduler();
    scheduler.setPoolSize(THREADS);
    scheduler.setThreadNamePrefix("round-");
    scheduler.setErrorHandler(fault -> LOG.atError().setCause(fault).log("a round failed"));
    return scheduler;
  }
}
