package io.breakwater.execution.audit;

import java.util.List;

/** The append-only table of events. Thread-safe. */
public interface EventLog {

  /** Appends in the running transaction: what is rolled back did not happen. */
  void append(Event event);

  /** The events of one subject, oldest first, at most a thousand. */
  List<RecordedEvent> of(Event.Subject subject);
}
