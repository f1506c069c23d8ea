package io.breakwater.execution.webhook.outgoing.web;

import io.breakwater.execution.webhook.outgoing.Deliveries;
import io.breakwater.execution.webhook.outgoing.Deliveries.Delivery;
import io.breakwater.execution.webhook.outgoing.Deliveries.Filter;
import io.breakwater.execution.webhook.outgoing.DeliveryState;
import io.breakwater.execution.webhook.outgoing.OutgoingWebhookProperties;
import io.breakwater.security.Allowed;
import io.breakwater.security.Principal;
import io.breakwater.security.Role;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Outgoing webhooks that were not delivered at once: look at, send again. */
@RestController
@RequestMapping(path = "/api/v1/webhooks/deliveries", produces = MediaType.APPLICATION_JSON_VALUE)
@Allowed({Role.OPERATOR, Role.RISK})
class DeliveryController {
  private final Deliveries deliveries;

  DeliveryController(Deliveries deliveries) {
    this.deliveries = deliveries;
  }

  @GetMapping
  DeliveryPage deliveries(
      @RequestParam(required = false) @Pattern(regexp = "retrying|dead|replaying|delivered") @Nullable String state,
      @RequestParam(required = false) @Pattern(regexp = OutgoingWebhookProperties.NAME) @Nullable String endpoint,
      @RequestParam(defaultValue = "100") @Min(1) @Max(500) int limit,
      @RequestParam(required = false) @Pattern(regexp = "[0-9]{1,18}:[a-z0-9-]{1,40}") @Nullable String cursor) {
    var filter =
        new Filter(
            state == null ? null : DeliveryState.valueOf(state.toUpperCase(Locale.ROOT)),
            endpoint,
            cursor == null ? null : Deliveries.Place.parse(cursor));
    List<Delivery> page = deliveries.list(filter, limit);
    String next = page.size() < limit ? null : Deliveries.Place.of(page.getLast()).toString();
    return new DeliveryPage(page.stream().map(DeliveryView::of).toList(), next);
  }

  @PostMapping("/{endpoint}/{sequence}/replay")
  @Allowed(Role.OPERATOR)
  ResponseEntity<Void> replay(
      @PathVariable @Pattern(regexp = OutgoingWebhookProperties.NAME) String endpoint,
      @PathVariable @Min(1) long sequence,
      Principal caller) {
    return switch (deliveries.replay(endpoint, sequence, caller.name())) {
      case ASKED_FOR -> ResponseEntity.accepted().build();
      case NOT_DEAD -> throw DeliveryProblem.DELIVERY_NOT_DEAD.exception();
      case UNKNOWN -> throw DeliveryProblem.DELIVERY_NOT_FOUND.exception();
    };
  }

  /** A page, newest first; the cursor leads to the next page, null on the last. */
  record DeliveryPage(List<DeliveryView> deliveries, @Nullable String nextCursor) {}

  /**
   * A message that was not delivered at once.
   *
   * @param at market time: when what it tells of happened
   * @param lastAttemptAt machine time, as is {@code nextAttemptAt}
   */
  record DeliveryView(
      String endpoint,
      long sequence,
      String type,
      String orderId,
      String state,
      int attempts,
      String failure,
      Instant at,
      Instant lastAttemptAt,
      @Nullable Instant nextAttemptAt) {

    static DeliveryView of(Delivery delivery) {
      return new DeliveryView(
          delivery.endpoint(),
          delivery.sequence(),
          delivery.type(),
          delivery.orderId(),
          delivery.state().name().toLowerCase(Locale.ROOT),
          delivery.attempts(),
          delivery.failure(),
          delivery.at(),
          delivery.lastAttemptAt(),
          delivery.nextAttemptAt());
    }
  }
}
