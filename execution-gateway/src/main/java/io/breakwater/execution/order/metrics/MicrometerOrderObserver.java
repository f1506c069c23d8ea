package io.breakwater.execution.order.metrics;

import io.breakwater.execution.order.EvidenceSource;
import io.breakwater.execution.order.Order;
import io.breakwater.execution.order.OrderObserver;
import io.breakwater.execution.order.OrderStatus;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counters of orders and fills, and one log line per order. Thread-safe. */
final class MicrometerOrderObserver implements OrderObserver {
  private static final Logger LOG = LoggerFactory.getLogger(MicrometerOrderObserver.class);

  private final MeterRegistry registry;

  MicrometerOrderObserver(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void admitted(Order order) {
    if (order.status() == OrderStatus.DENIED) {
      String code = Objects.requireNonNullElse(order.progress().reason(), "UNSTATED");
      registry.counter("orders.denied", "code", code).increment();
    } else {
      String side = order.terms().side().name().toLowerCase(Locale.ROOT);
      registry.counter("orders.submitted", "side", side).increment();
    }
    LOG.atInfo()
        .addKeyValue("orderId", order.id())
        .addKeyValue("clientOrderId", order.clientOrderId())
        .addKeyValue("symbol", order.terms().symbol())
        .addKeyValue("status", order.status())
        .log("order written down");
  }

  @Override
  public void changedTo(OrderStatus status) {
    String name = status.name().toLowerCase(Locale.ROOT);
    registry.counter("orders.changed", "status", name).increment();
  }

  @Override
  public void countedFill(EvidenceSource source) {
    registry.counter("fills", "source", source.label()).increment();
  }

  @Override
  public void overfilled(Order order) {
    registry.counter("orders.overfilled").increment();
    LOG.atError()
        .addKeyValue("orderId", order.id())
        .addKeyValue("ordered", order.terms().amount())
        .addKeyValue("filled", order.progress().filled())
        .log("more filled than was ordered");
  }
}
