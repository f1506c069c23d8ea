package io.breakwater.execution.webhook.outgoing;

import io.breakwater.clock.MarketClock;
import io.breakwater.execution.audit.EventCursors;
import io.breakwater.execution.audit.EventLog;
import io.breakwater.execution.audit.EventStream;
import io.breakwater.execution.webhook.outgoing.http.HttpWebhookSender;
import io.breakwater.execution.webhook.outgoing.http.JsonWebhookBodies;
import io.breakwater.execution.webhook.outgoing.jdbc.JdbcDeliveries;
import io.breakwater.execution.webhook.outgoing.metrics.DeadLetters;
import io.breakwater.execution.webhook.outgoing.metrics.MicrometerDeliveryObserver;
import io.breakwater.execution.webhook.outgoing.scheduling.WebhookSenders;
import io.breakwater.lease.LeaseStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** Wires the sending of webhooks; where no endpoint is configured, nothing is sent. */
@Configuration(proxyBeanMethods = false)
class OutgoingWebhookConfiguration {

  @Bean
  Deliveries deliveries(
      JdbcClient jdbc,
      TransactionOperations transactions,
      EventStream stream,
      EventCursors cursors,
      EventLog events,
      MarketClock clock) {
    return new JdbcDeliveries(
        jdbc, transactions, new JdbcDeliveries.Log(stream, cursors, events), clock);
  }

  @Bean
  DeadLetters deadLetters(Deliveries deliveries) {
    return new DeadLetters(deliveries);
  }

  @Bean(destroyMethod = "")
  HttpWebhookSender webhookSender(OutgoingWebhookProperties properties) {
    return new HttpWebhookSender(
        properties.connectTimeout(), properties.totalTimeout(), properties.allowLoopback());
  }

  @Bean
  WebhookSenders webhookSenders(
      OutgoingWebhookProperties properties,
      HttpWebhookSender sender,
      Deliveries deliveries,
      LeaseStore leases,
      JsonMapper json,
      MarketClock clock,
      MeterRegistry registry) {
    var postbox = new DeliverWebhooks.Postbox(new JsonWebhookBodies(json), sender, clock.machine());
    var observer = new MicrometerDeliveryObserver(registry);
    var retries =
        new Retries(
            properties.attempts(),
            properties.firstWait(),
            properties.longestWait(),
            RandomGenerator.getDefault());
    String owner = "gateway-" + UUID.randomUUID();
    List<DeliverWebhooks> senders =
        properties.parsed().stream()
            .map(endpoint ->
                new DeliverWebhooks(
                    endpoint,
                    new SendersTurn(leases, endpoint.name(), owner, System::nanoTime),
                    deliveries,
                    postbox,
                    retries,
                    observer))
            .toList();
    return new WebhookSenders(senders, sender::close);
  }
}
