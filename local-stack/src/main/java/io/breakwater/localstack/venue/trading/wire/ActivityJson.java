package io.breakwater.localstack.venue.trading.wire;

import io.breakwater.localstack.venue.order.Fill;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;

/** A fill as an account activity. Its id is the time and the execution id. */
public record ActivityJson(
    String activityType,
    String id,
    String type,
    Instant transactionTime,
    String price,
    String qty,
    String cumQty,
    String leavesQty,
    String side,
    String symbol,
    String orderId,
    String orderStatus,
    String executionId) {

  private static final DateTimeFormatter ID_TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS").withZone(ZoneOffset.UTC);
  private static final String SEPARATOR = "::";

  public static ActivityJson of(Fill fill) {
    return new ActivityJson(
        "FILL",
        ID_TIME.format(fill.at()) + SEPARATOR + fill.executionId(),
        fill.isLast() ? "fill" : "partial_fill",
        fill.at(),
        fill.price().toString(),
        fill.quantity().toString(),
        fill.cumulativeQuantity().toString(),
        fill.leavesQuantity().toString(),
        fill.side().wire(),
        fill.symbol(),
        fill.orderId().toString(),
        fill.isLast() ? "filled" : "partially_filled",
        fill.executionId().toString());
  }

  /** The execution that an activity's id names; nothing if it is no such id. */
  public static Optional<UUID> executionOf(String id) {
    int at = id.indexOf(SEPARATOR);
    try {
      return at < 0
          ? Optional.empty()
          : Optional.of(UUID.fromString(id.substring(at + SEPARATOR.length())));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
