package io.breakwater.execution.webhook.incoming;

import io.breakwater.clock.MarketClock;
import io.breakwater.execution.audit.EventLog;
import io.breakwater.execution.broker.Broker;
import io.breakwater.execution.broker.BrokerProperties;
import io.breakwater.execution.order.BookExecutions;
import io.breakwater.execution.order.ExecutionLedger;
import io.breakwater.execution.webhook.incoming.jdbc.JdbcHintInbox;
import io.breakwater.execution.webhook.incoming.metrics.InboxGauges;
import io.breakwater.execution.webhook.incoming.metrics.MicrometerHintObserver;
import io.breakwater.execution.webhook.incoming.scheduling.HintSchedule;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Wires the taking in of webhooks, where it is wanted. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("breakwater.incoming-webhooks.enabled")
class IncomingWebhookConfiguration {
  private static final int BURST = 10;

  @Bean
  WebhookVerifier webhookVerifier(IncomingWebhookProperties properties, MarketClock clock) {
    return new WebhookVerifier(properties.parsedSecrets(), clock.machine());
  }

  @Bean
  HintInbox hintInbox(
      JdbcClient jdbc,
      TransactionOperations transactions,
      BrokerProperties broker,
      EventLog events,
      MarketClock clock) {
    return new JdbcHintInbox(jdbc, transactions, broker.account(), events, clock);
  }

  @Bean
  HintObserver hintObserver(MeterRegistry registry) {
    return new MicrometerHintObserver(registry);
  }

  @Bean
  InboxGauges inboxGauges(HintInbox inbox) {
    return new InboxGauges(inbox);
  }

  @Bean
  FollowHints followHints(
      HintInbox inbox,
      Broker broker,
      ExecutionLedger ledger,
      IncomingWebhookProperties properties,
      HintObserver observer) {
    Broker asked = broker.inBackground();
    var executions = new BookExecutions(ledger, asked);
    var budget = new LookupBudget(properties.lookupsPerMinute(), BURST, System::nanoTime);
    return new FollowHints(inbox, asked, executions, budget, observer);
  }

  @Bean
  HintSchedule hintSchedule(
      FollowHints followHints, HintInbox inbox, IncomingWebhookProperties properties) {
    return new HintSchedule(followHints, inbox, properties.retention());
  }
}
