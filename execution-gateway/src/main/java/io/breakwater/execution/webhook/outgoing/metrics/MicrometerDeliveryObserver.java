package io.breakwater.execution.webhook.outgoing.metrics;

import io.breakwater.execution.webhook.outgoing.DeliveryObserver;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts attempts by endpoint, and logs what failed: the endpoint's name, the number of the event
 * and a reason, never an address or what the message says. Thread-safe.
 */
public final class MicrometerDeliveryObserver implements DeliveryObserver {
  private static final Logger LOG = LoggerFactory.getLogger(MicrometerDeliveryObserver.class);
  private static final String ENDPOINT = "endpoint";

  private final MeterRegistry registry;
  private final Map<String, AtomicLong> behind = new ConcurrentHashMap<>();

  public MicrometerDeliveryObserver(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void delivered(String endpoint) {
    count(endpoint, "delivered");
  }

  @Override
  public void failed(String endpoint, long sequence, String reason) {
    count(endpoint, "failed");
    LOG.atWarn()
        .addKeyValue(ENDPOINT, endpoint)
        .addKeyValue("sequence", sequence)
        .addKeyValue("reason", reason)
        .log("webhook not delivered, to be tried again");
  }

  @Override
  public void died(String endpoint, long sequence, String reason) {
    count(endpoint, "dead");
    LOG.atError()
        .addKeyValue(ENDPOINT, endpoint)
        .addKeyValue("sequence", sequence)
        .addKeyValue("reason", reason)
        .log("webhook given up");
  }

  @Override
  public void isBehind(String endpoint, Duration age) {
    behind.computeIfAbsent(endpoint, this::gauge).set(Math.max(0, age.toMillis()));
  }

  private AtomicLong gauge(String endpoint) {
    var millis = new AtomicLong();
    Gauge.builder("webhooks.outgoing.behind", millis, value -> value.get() / 1000.0)
        .baseUnit("seconds")
        .tag(ENDPOINT, endpoint)
        .description("Age of the event that the endpoint is being told of; 0 where it has them all")
        .register(registry);
    return millis;
  }

  private void count(String endpoint, String outcome) {
    registry
        .counter("webhooks.outgoing.attempts", ENDPOINT, endpoint, "outcome", outcome)
        .increment();
  }
}
