package io.breakwater.execution.order.web;

import io.breakwater.execution.broker.ClientOrderId;
import io.breakwater.execution.broker.UnsoundTermsException;
import io.breakwater.execution.order.Order;
import io.breakwater.execution.order.OrderId;
import io.breakwater.execution.order.ReplaceOrder;
import io.breakwater.execution.order.ReplaceOutcome;
import io.breakwater.security.Allowed;
import io.breakwater.security.Principal;
import io.breakwater.security.Role;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Orders: replace. */
@RestController
@RequestMapping(path = "/api/v1/orders", produces = MediaType.APPLICATION_JSON_VALUE)
@Allowed({Role.TRADER, Role.SERVICE})
class ReplaceController {
  private final ReplaceOrder replaceOrder;

  ReplaceController(ReplaceOrder replaceOrder) {
    this.replaceOrder = replaceOrder;
  }

  /** Answers with the replacement, an order of its own. */
  @ApiResponse(
      responseCode = "200",
      description = "The same request again: the replacement as it now stands",
      useReturnTypeSchema = true)
  @ApiResponse(
      responseCode = "201",
      description = "The replacement, also one that the broker rejected",
      useReturnTypeSchema = true)
  @ApiResponse(
      responseCode = "202",
      description = "A replacement of which nobody knows yet whether the broker has it",
      useReturnTypeSchema = true)
  @PatchMapping(path = "/{orderId}", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<OrderView> replace(
      @PathVariable UUID orderId,
      @Valid @RequestBody ReplaceRequest body,
      @RequestHeader(name = "Idempotency-Key", required = false)
          @Pattern(regexp = ClientOrderId.FORM) @Nullable String idempotencyKey,
      Principal caller) {
    ClientOrderId id = IdempotencyKey.of(body.clientOrderId(), idempotencyKey, caller);
    return switch (outcome(new OrderId(orderId), id, body, caller)) {
      case ReplaceOutcome.Submitted(Order order) ->
          ResponseEntity.status(OrderController.statusOf(order, HttpStatus.CREATED))
              .body(OrderView.of(order));
      case ReplaceOutcome.Repeated(Order order) ->
          ResponseEntity.status(OrderController.statusOf(order, HttpStatus.OK))
              .header(OrderController.REPLAYED, "true")
              .body(OrderView.of(order));
      case ReplaceOutcome.KeyReused(Order order) -> throw OrderProblems.keyReused(order);
      case ReplaceOutcome.Denied(Order order, var reason) ->
          throw OrderProblems.denied(order, reason);
      case ReplaceOutcome.NotReplaceable(Order order) -> throw OrderProblems.notReplaceable(order);
      case ReplaceOutcome.FractionTouched(Order order) ->
          throw OrderProblems.fractionTouched(order);
      case ReplaceOutcome.Misfit(String why) -> throw OrderProblems.misfit(why);
      case ReplaceOutcome.NotNow(String why, String code) -> throw OrderProblems.notNow(why, code);
      case ReplaceOutcome.NoSuchOrder() -> throw OrderProblems.noSuchOrder();
    };
  }

  private ReplaceOutcome outcome(
      OrderId order, ClientOrderId id, ReplaceRequest body, Principal caller) {
    try {
      return replaceOrder.replace(order, id, body.toChange(), caller.name());
    } catch (UnsoundTermsException e) {
      throw OrderProblems.unsound(e.rule());
    }
  }
}
