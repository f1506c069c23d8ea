package io.breakwater.execution.audit;

import java.time.Instant;
import java.util.Map;

/** Events for tests. */
public final class Events {
  private static final Instant AT = Instant.parse("2013-01-02T15:00:00Z");

  private Events() {}

  public static Event of(Event.Subject subject, String type) {
    return new Event(type, subject, "tester", AT, Map.of("symbol", "AAPL"));
  }

  public static Event accepted(String orderId) {
    return of(Event.Subject.order(orderId), "order.accepted");
  }
}
