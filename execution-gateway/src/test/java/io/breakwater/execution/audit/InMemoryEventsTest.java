package io.breakwater.execution.audit;

class InMemoryEventsTest extends EventStreamContract {
  private final InMemoryEvents events = new InMemoryEvents();

  @Override
  protected EventStream stream() {
    return events;
  }

  @Override
  protected EventLog log() {
    return events;
  }
}
