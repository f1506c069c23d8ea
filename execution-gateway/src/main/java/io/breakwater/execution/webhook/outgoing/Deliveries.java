package io.breakwater.execution.webhook.outgoing;

import io.breakwater.execution.audit.EventPosition;
import io.breakwater.execution.audit.RecordedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far each endpoint has been told, and what went wrong on the way. Each method is one
 * transaction; those that write are refused to whoever shows an old token. Thread-safe.
 */
public interface Deliveries {

  /**
   * What is to be done for an endpoint. One that is new is told of what happens from now on.
   *
   * @throws SenderReplacedException if a larger token has been shown
   */
  Work next(Turn turn, int limit);

  /** The events up to there have been delivered, or are not wanted. */
  void advance(Turn turn, EventPosition to);

  /** The event at the head could not be delivered; it is tried again after the wait. */
  void retry(Turn turn, RecordedEvent head, String failure, Duration wait);

  /** The event at the head is given up, and the next one takes its place. */
  void bury(Turn turn, RecordedEvent head, String failure);

  /** A replayed message has been delivered. */
  void replayed(Turn turn, RecordedEvent event);

  /** A replayed message could not be delivered; it is tried again after the wait. */
  void retryReplay(Turn turn, RecordedEvent event, String failure, Duration wait);

  /** A replayed message is given up again. */
  void buryReplay(Turn turn, RecordedEvent event, String failure);

  /** Has a dead message tried again, beside those that are under way. */
  Replay replay(String endpoint, long sequence, String actor);

  /** What was not delivered at once, newest first. */
  List<Delivery> list(Filter filter, int limit);

  /** How many dead messages there are. */
  int dead();

  /**
   * The right to send for an endpoint.
   *
   * @param token of the lease
   */
  record Turn(String endpoint, long token) {}

  /**
   * What is to be done.
   *
   * @param events after the cursor, in order
   * @param failures of the first of the events so far
   * @param pause until the first of the events is due
   * @param replay a message that an operator wants sent again, and is due
   */
  record Work(
      List<RecordedEvent> events, int failures, Duration pause, Optional<DueReplay> replay) {}

  /** A message to send again, and how often that has failed since it was asked for. */
  record DueReplay(RecordedEvent event, int failures) {}

  /** Null is any. */
  record Filter(@Nullable DeliveryState state, @Nullable String endpoint, @Nullable Place before) {}

  /** Where a message stands in the list: by sequence, then by endpoint. */
  record Place(long sequence, String endpoint) {

    public static Place of(Delivery delivery) {
      return new Place(delivery.sequence(), delivery.endpoint());
    }

    /** Reads what {@link #toString} has written. */
    public static Place parse(String text) {
      int colon = text.indexOf(':');
      return new Place(Long.parseLong(text.substring(0, colon)), text.substring(colon + 1));
    }

    @Override
    public String toString() {
      return sequence + ":" + endpoint;
    }
  }

  /**
   * A message that was not delivered at once.
   *
   * @param at market time: when what it tells of happened
   * @param attempts since it was first sent, or since it was last replayed
   * @param failure of the last attempt
   * @param lastAttemptAt machine time, as is {@code nextAttemptAt}, which is null unless it is
   *     tried again
   */
  record Delivery(
      String endpoint,
      long sequence,
      String type,
      String orderId,
      Instant at,
      DeliveryState state,
      int attempts,
      String failure,
      Instant lastAttemptAt,
      @Nullable Instant nextAttemptAt) {}

  /** What became of the wish to have a message sent again. */
  enum Replay {
    ASKED_FOR,
    NOT_DEAD,
    UNKNOWN
  }
}
