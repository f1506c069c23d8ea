package io.breakwater.execution.audit;

import java.time.Instant;

/**
 * An event as the table holds it.
 *
 * @param position its place in the order of reading
 * @param recordedAt machine time, by the database's clock
 */
public record RecordedEvent(EventPosition position, Event event, Instant recordedAt) {

  /** Names the event: unique, and growing among the events of one subject. */
  public long sequence() {
    return position.sequence();
  }
}
