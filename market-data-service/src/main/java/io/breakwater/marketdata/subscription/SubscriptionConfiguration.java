package io.breakwater.marketdata.subscription;

import io.breakwater.boot.http.PeerClients;
import io.breakwater.clock.MarketClock;
import io.breakwater.marketdata.instrument.Symbol;
import io.breakwater.marketdata.instrument.SymbolDirectory;
import io.breakwater.marketdata.subscription.http.GatewayPositions;
import io.breakwater.marketdata.subscription.jdbc.JdbcSubscriptionBook;
import io.breakwater.subscription.Upstream;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

@Configuration(proxyBeanMethods = false)
class SubscriptionConfiguration {

  private static final Duration LEASE_CHECK = Duration.ofSeconds(5);

  @Bean
  Subscriptions subscriptions(
      Upstream<Symbol> upstream, SubscriptionProperties properties, MarketClock clock) {
    return new Subscriptions(
        upstream, properties.maximumSymbols(), clock.machine(), properties.leaseTime());
  }

  @Bean
  SubscriptionBook subscriptionBook(JdbcClient jdbc) {
    return new JdbcSubscriptionBook(jdbc);
  }

  @Bean
  ExplicitSubscriptions explicitSubscriptions(
      SubscriptionBook book, Subscriptions subscriptions, SymbolDirectory directory) {
    return new ExplicitSubscriptions(book, subscriptions, directory);
  }

  @Bean
  FollowPositions followPositions(PeerClients peers, Subscriptions subscriptions) {
    return new FollowPositions(
        new GatewayPositions(peers.client("execution-gateway")), subscriptions);
  }

  @Bean
  SchedulingConfigurer subscriptionRounds(
      ExplicitSubscriptions explicit,
      FollowPositions positions,
      Subscriptions subscriptions,
      SubscriptionProperties properties) {
    return rounds -> {
      rounds.addFixedDelayTask(explicit::follow, properties.bookInterval());
      rounds.addFixedDelayTask(positions::follow, properties.positionsInterval());
      rounds.addFixedDelayTask(subscriptions::endLeases, LEASE_CHECK);
    };
  }
}
