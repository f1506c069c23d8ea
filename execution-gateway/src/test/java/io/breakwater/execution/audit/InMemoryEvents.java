package io.breakwater.execution.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table of events in memory; each event is a transaction of its own. Thread-safe. */
public final class InMemoryEvents implements EventLog, EventStream {
  private final List<RecordedEvent> events = new ArrayList<>();

  @Override
  public synchronized void append(Event event) {
    long next = events.size() + 1L;
    events.add(new RecordedEvent(new EventPosition(next, next), event, Instant.EPOCH));
  }

  @Override
  public synchronized List<RecordedEvent> of(Event.Subject subject) {
    return events.stream().filter(event -> event.event().subject().equals(subject)).toList();
  }

  @Override
  public synchronized List<RecordedEvent> after(EventPosition position, int limit) {
    return events.stream()
        .filter(event -> event.position().isAfter(position))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized Optional<EventPosition> find(long sequence) {
    return events.stream()
        .map(RecordedEvent::position)
        .filter(position -> position.sequence() == sequence)
        .findFirst();
  }

  @Override
  public synchronized EventPosition end() {
    return events.isEmpty() ? EventPosition.START : events.getLast().position();
  }

  @Override
  public Duration oldestUnsettled() {
    return Duration.ZERO;
  }
}
