package io.breakwater.execution.order.web;

import io.breakwater.execution.broker.Side;
import io.breakwater.execution.broker.Symbol;
import io.breakwater.execution.order.CancelOrders;
import io.breakwater.execution.order.CancelOutcome;
import io.breakwater.execution.order.Order;
import io.breakwater.execution.order.OrderStatus;
import io.breakwater.security.Allowed;
import io.breakwater.security.Principal;
import io.breakwater.security.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Orders: cancel many. */
@RestController
@RequestMapping(path = "/api/v1/orders", produces = MediaType.APPLICATION_JSON_VALUE)
@Allowed({Role.TRADER, Role.RISK, Role.OPERATOR, Role.SERVICE})
class CancelAllController {
  private final CancelOrders cancelOrders;

  CancelAllController(CancelOrders cancelOrders) {
    this.cancelOrders = cancelOrders;
  }

  /** Cancels what is open and matches, and tells what became of each. */
  @PostMapping(path = "/cancel-all", consumes = MediaType.APPLICATION_JSON_VALUE)
  CancelReport cancelAll(@Valid @RequestBody CancelAllRequest body, Principal caller) {
    return CancelReport.of(cancelOrders.cancel(body.matching(), caller.name()));
  }

  /** What to cancel: every open order, narrowed by what is given. */
  record CancelAllRequest(
      @Nullable @Pattern(regexp = Symbol.FORM) String symbol,
      @Nullable @Pattern(regexp = SubmitRequest.STRATEGY) String strategy,
      @Nullable @Pattern(regexp = "buy|sell") String side) {

    CancelOrders.Matching matching() {
      return new CancelOrders.Matching(
          symbol == null ? null : new Symbol(symbol),
          strategy,
          side == null ? null : Side.valueOf(SubmitRequest.upper(side)));
    }
  }

  /**
   * What became of a request to cancel many.
   *
   * @param requested of so many orders the broker will try
   * @param notCancelable so many were done before
   * @param notNow of so many nobody knows; asking again does no harm
   * @param more whether there were more than one request cancels: ask again
   */
  record CancelReport(
      int requested,
      int queued,
      int notCancelable,
      int notNow,
      boolean more,
      List<CanceledOrder> orders) {

    static CancelReport of(CancelOrders.Report report) {
      List<CanceledOrder> orders = report.results().stream().map(CanceledOrder::of).toList();
      return new CancelReport(
          count(orders, CancelResult.REQUESTED),
          count(orders, CancelResult.QUEUED),
          count(orders, CancelResult.NOT_CANCELABLE),
          count(orders, CancelResult.NOT_NOW),
          report.more(),
          orders);
    }

    private static int count(List<CanceledOrder> orders, CancelResult result) {
      return (int) orders.stream().filter(order -> order.result() == result).count();
    }
  }

  /** What became of the request to cancel one of them. */
  enum CancelResult {
    REQUESTED,
    QUEUED,
    NOT_CANCELABLE,
    NOT_NOW
  }

  /**
   * One of them.
   *
   * @param status how the order stands now, as far as we know
   * @param reason why nobody knows
   */
  record CanceledOrder(
      UUID orderId,
      String clientOrderId,
      String symbol,
      CancelResult result,
      OrderStatus status,
      @Nullable String reason) {

    static CanceledOrder of(CancelOrders.Result result) {
      Order before = result.order();
      return switch (result.outcome()) {
        case CancelOutcome.Requested(Order now) -> of(now, CancelResult.REQUESTED, null);
        case CancelOutcome.Queued(Order now, String why) -> of(now, CancelResult.QUEUED, why);
        case CancelOutcome.NotCancelable(Order now) -> of(now, CancelResult.NOT_CANCELABLE, null);
        case CancelOutcome.NoSuchOrder() -> of(before, CancelResult.NOT_CANCELABLE, null);
        case null -> of(before, CancelResult.NOT_NOW, "it could not be recorded; ask again");
      };
    }

    private static CanceledOrder of(Order order, CancelResult result, @Nullable String reason) {
      return new CanceledOrder(
          order.id().value(),
          order.clientOrderId().value(),
          order.terms().symbol().value(),
          result,
          order.status(),
          reason);
    }
  }
}
