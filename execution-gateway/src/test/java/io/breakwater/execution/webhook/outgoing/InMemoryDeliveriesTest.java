package io.breakwater.execution.webhook.outgoing;

import io.breakwater.execution.audit.Event;
import io.breakwater.execution.audit.InMemoryEvents;
import io.breakwater.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;

class InMemoryDeliveriesTest extends DeliveriesContract {
  private final InMemoryEvents events = new InMemoryEvents();
  private final SettableClock clock = SettableClock.at(Instant.parse("2026-01-02T15:00:00Z"));
  private final InMemoryDeliveries deliveries = new InMemoryDeliveries(events, clock);

  @Override
  protected Deliveries deliveries() {
    return deliveries;
  }

  @Override
  protected void append(Event event) {
    events.append(event);
  }

  @Override
  protected void elapse(Duration duration) {
    clock.advance(duration);
  }
}
