package io.breakwater.execution.audit;

import java.util.List;

/** Reads the table of events. Thread-safe. */
public interface EventReader {

  /**
   * A page of the events of one subject, oldest first.
   *
   * <p>Goes by the sequence alone, and is right to only where the events of the subject are
   * appended under a lock on it, as those of an order are: then none of them commits after a later
   * one.
   *
   * @param after the sequence of the last event of the page before; 0 for the first page
   */
  List<RecordedEvent> of(Event.Subject subject, long after, int limit);
}
