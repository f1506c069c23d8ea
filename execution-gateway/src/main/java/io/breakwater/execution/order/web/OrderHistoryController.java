package io.breakwater.execution.order.web;

import io.breakwater.execution.audit.RecordedEvent;
import io.breakwater.execution.order.OrderHistory;
import io.breakwater.execution.order.OrderId;
import io.breakwater.security.Allowed;
import io.breakwater.security.Role;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Orders: explain. */
@RestController
@RequestMapping(path = "/api/v1/orders/{orderId}", produces = MediaType.APPLICATION_JSON_VALUE)
@Allowed(Role.VIEWER)
class OrderHistoryController {
  private final OrderHistory history;

  OrderHistoryController(OrderHistory history) {
    this.history = history;
  }

  @GetMapping("/events")
  OrderEvents events(
      @PathVariable UUID orderId,
      @RequestParam(defaultValue = "100") @Min(1) @Max(500) int limit,
      @RequestParam(defaultValue = "0") @Pattern(regexp = "[0-9]{1,18}") String cursor) {
    List<RecordedEvent> page =
        history
            .events(new OrderId(orderId), Long.parseLong(cursor), limit)
            .orElseThrow(OrderProblems::noSuchOrder);
    String next = page.size() < limit ? null : Long.toString(page.getLast().sequence());
    return new OrderEvents(orderId, page.stream().map(OrderEventView::of).toList(), next);
  }

  @GetMapping("/decision")
  OrderDecision decision(@PathVariable UUID orderId) {
    return history
        .decision(new OrderId(orderId))
        .map(checks ->
            new OrderDecision(orderId, checks.stream().map(DecidedCheckView::of).toList()))
        .orElseThrow(OrderProblems::noSuchOrder);
  }

  /**
   * A page of an order's events, oldest first; the cursor leads to the next page, null on the last.
   */
  record OrderEvents(UUID orderId, List<OrderEventView> events, @Nullable String nextCursor) {}

  /**
   * What happened to an order.
   *
   * @param at market time
   * @param recordedAt machine time
   */
  record OrderEventView(
      long sequence,
      String type,
      String actor,
      Instant at,
      Instant recordedAt,
      Map<String, String> details) {

    static OrderEventView of(RecordedEvent recorded) {
      return new OrderEventView(
          recorded.sequence(),
          recorded.event().type(),
          recorded.event().actor(),
          recorded.event().at(),
          recorded.recordedAt(),
          recorded.event().details());
    }
  }

  /** The decision record: every gate that was asked, in order, up to the one that refused. */
  record OrderDecision(UUID orderId, List<DecidedCheckView> checks) {}

  /**
   * What one gate said.
   *
   * @param value what it saw
   * @param limit what it held that against, where it has a limit
   * @param code why it refused
   */
  record DecidedCheckView(
      String check, String verdict, String value, @Nullable String limit, @Nullable String code) {

    static DecidedCheckView of(OrderHistory.DecidedCheck decided) {
      return new DecidedCheckView(
          decided.check(), decided.verdict(), decided.value(), decided.limit(), decided.code());
    }
  }
}
