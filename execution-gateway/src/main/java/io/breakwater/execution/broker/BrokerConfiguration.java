package io.breakwater.execution.broker;

import io.breakwater.clock.MarketClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is to be so before anything can be sent. */
@Configuration(proxyBeanMethods = false)
class BrokerConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerConfiguration.class);

  @Bean
  RecentAccount recentAccount(BrokerAccount account, MarketClock clock) {
    return new RecentAccount(account, clock, System::nanoTime);
  }

  /** A start that fails here leaves no server behind. */
  @Bean
  SmartInitializingSingleton rightAccount(BrokerAccount account, BrokerProperties properties) {
    return () -> {
      new RightAccount(account, properties).require();
      LOG.atInfo()
          .addKeyValue("broker", properties.kind().label())
          .addKeyValue("account", properties.account())
          .addKeyValue("address", properties.baseUrl())
          .log(
              properties.kind() == BrokerKind.DRY_RUN
                  ? "dry run: orders are recorded and sent to nobody"
                  : "orders go to the broker");
    };
  }
}
