package io.breakwater.execution.audit;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The table of events as one stream, for readers who must miss none. An event is settled once no
 * transaction is running that could still put another before it; only settled events are read, so
 * whoever goes on from the last position he has seen is given each event once. The events of one
 * subject come in the order of their sequence.
 *
 * <p>Thread-safe.
 */
public interface EventStream {

  /** The settled events after a position, in order, at most {@code limit}. */
  List<RecordedEvent> after(EventPosition position, int limit);

  /** Where the event of that sequence is, settled or not; nothing if there is none. */
  Optional<EventPosition> find(long sequence);

  /** The position of the last settled event: what comes after it is news. */
  EventPosition end();

  /**
   * How long ago, in machine time, the oldest event was recorded that is not settled yet; zero
   * where there is none. Normally milliseconds; a transaction that does not end makes it grow.
   */
  Duration oldestUnsettled();
}
