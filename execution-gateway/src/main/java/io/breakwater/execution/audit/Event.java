package io.breakwater.execution.audit;

import java.time.Instant;
import java.util.Map;

/**
 * Something that happened.
 *
 * @param type what, in the past tense, such as {@code order.accepted}
 * @param subject whom it happened to
 * @param actor who caused it: a name from a credential, or a part of this service
 * @param at market time
 * @param details closed set of fields per type, no secrets
 */
public record Event(
    String type, Subject subject, String actor, Instant at, Map<String, String> details) {

  public Event {
    details = Map.copyOf(details);
  }

  /** The kind of thing and its id. */
  public record Subject(String kind, String id) {

    public static Subject order(String orderId) {
      return new Subject("order", orderId);
    }
  }
}
