package io.breakwater.execution.broker.alpaca;

import static io.breakwater.execution.broker.alpaca.AlpacaConfiguration.JSON;
import static io.breakwater.execution.broker.alpaca.AlpacaConfiguration.READER;

import io.breakwater.clock.MarketClock;
import io.breakwater.execution.broker.Broker;
import io.breakwater.execution.broker.BrokerAccount;
import io.breakwater.execution.broker.BrokerBook;
import io.breakwater.execution.broker.BrokerProperties;
import io.breakwater.execution.broker.TradeUpdates;
import io.breakwater.execution.broker.dryrun.DryRunChosen;
import java.net.http.HttpClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Puts Alpaca behind the ports through which an order could leave. In a dry run none of this is
 * there.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(AlpacaTradingConfiguration.OrdersGoOut.class)
class AlpacaTradingConfiguration {

  @Bean
  Broker broker(AlpacaHttp http, MarketClock clock) {
    return new AlpacaBroker(http, READER, new SubmitReply(READER, clock.machine()), JSON);
  }

  @Bean
  BrokerAccount brokerAccount(AlpacaHttp http) {
    return new AlpacaAccount(http, READER, JSON);
  }

  @Bean
  BrokerBook brokerBook(AlpacaHttp http) {
    return new AlpacaBook(http, READER);
  }

  @Bean(destroyMethod = "shutdownNow")
  HttpClient brokerStreamClient() {
    return AlpacaTradeUpdates.client();
  }

  @Bean
  TradeUpdates tradeUpdates(HttpClient brokerStreamClient, BrokerProperties properties) {
    return new AlpacaTradeUpdates(brokerStreamClient, properties, READER, JSON, System::nanoTime);
  }

  /** The one alternative to a dry run. */
  static final class OrdersGoOut implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return !DryRunChosen.in(context.getEnvironment());
    }
  }
}
