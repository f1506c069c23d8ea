package io.breakwater.execution.order;

import io.breakwater.execution.audit.RecordedEvent;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why an order was let through or not, and what became of it since. Thread-safe. */
public interface OrderHistory {

  /** The decision record: what the gates said, in their order. Empty if there is no such order. */
  Optional<List<DecidedCheck>> decision(OrderId id);

  /**
   * A page of what happened to the order, oldest first. Empty if there is no such order.
   *
   * @param after the sequence of the last event of the page before; 0 for the first page
   */
  Optional<List<RecordedEvent>> events(OrderId id, long after, int limit);

  /**
   * What one gate said, as it was kept.
   *
   * @param verdict passed, refused or unjudgeable
   * @param value what the gate saw
   * @param limit what it held that against; null where the gate has none
   * @param code the denial's code; null where it passed
   */
  record DecidedCheck(
      String check, String verdict, String value, @Nullable String limit, @Nullable String code) {}
}
