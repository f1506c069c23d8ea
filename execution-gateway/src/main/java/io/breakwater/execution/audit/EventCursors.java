package io.breakwater.execution.audit;

import java.util.Optional;

/**
 * How far each reader of the {@link EventStream} has come, by the reader's name. A cursor is
 * claimed and moved in the running transaction, the one that does what the events ask for: so
 * neither is done without the other. Thread-safe.
 */
public interface EventCursors {

  /** Where a cursor stands, without locking it; nothing if it was never claimed. */
  Optional<EventPosition> find(String name);

  /**
   * Locks a cursor to the end of the running transaction and tells where it stands.
   *
   * @param token the fencing token of the lease under which the reader works, 0 where it needs none
   * @param ifNew where a reader begins that was never here before
   * @return nothing if a larger token has been shown before: this reader's lease is another's by
   *     now
   * @throws IllegalStateException outside a transaction
   */
  Optional<EventPosition> claim(String name, long token, EventPosition ifNew);

  /**
   * Moves a cursor that the running transaction has claimed.
   *
   * @throws IllegalArgumentException if that would not be forward
   */
  void advance(String name, EventPosition to);
}
