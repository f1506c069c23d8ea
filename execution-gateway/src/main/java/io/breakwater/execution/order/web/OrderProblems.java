package io.breakwater.execution.order.web;

import io.breakwater.boot.web.CommonProblem;
import io.breakwater.boot.web.ProblemException;
import io.breakwater.execution.order.Order;
import io.breakwater.execution.risk.DenialReason;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/**
 * What is not an order, as a problem. A halt is a 409, never a 503 that a client would retry into.
 */
final class OrderProblems {

  private OrderProblems() {}

  static ProblemException denied(Order order, DenialReason reason) {
    return new ProblemException(statusOf(reason), reason.code(), reason.explanation())
        .titled("Order denied")
        .with("order_id", order.id().value())
        .with("client_order_id", order.clientOrderId().value());
  }

  private static HttpStatus statusOf(DenialReason reason) {
    return switch (reason) {
      case DenialReason.TradingHalted _ -> HttpStatus.CONFLICT;
      case DenialReason.DuplicateIntent _ -> HttpStatus.CONFLICT;
      case DenialReason.MarketClosed _ -> HttpStatus.UNPROCESSABLE_CONTENT;
    };
  }

  static ProblemException keyReused(Order order) {
    return new ProblemException(
            HttpStatus.CONFLICT,
            "IDEMPOTENCY_KEY_REUSED",
            "This client order id belongs to an order that asks for something else.")
        .with("order_id", order.id().value())
        .with("client_order_id", order.clientOrderId().value());
  }

  static ProblemException keyRequired() {
    return new ProblemException(
        HttpStatus.BAD_REQUEST,
        "CLIENT_ORDER_ID_REQUIRED",
        "Give client_order_id, or the header Idempotency-Key: without one a retry could be a second"
            + " order.");
  }

  static ProblemException keysDiffer() {
    return new ProblemException(
        HttpStatus.BAD_REQUEST,
        "CLIENT_ORDER_ID_CONFLICT",
        "client_order_id and the header Idempotency-Key differ.");
  }

  static ProblemException keyReserved() {
    return new ProblemException(
        HttpStatus.BAD_REQUEST,
        "CLIENT_ORDER_ID_RESERVED",
        "Ids that begin with bw- are derived by this suite's own services.");
  }

  static ProblemException unknownSymbol(String symbol) {
    return new ProblemException(
            HttpStatus.BAD_REQUEST, "UNKNOWN_SYMBOL", "The broker does not trade this symbol.")
        .with("symbol", symbol);
  }

  static ProblemException noSuchOrder() {
    return new ProblemException(
        HttpStatus.NOT_FOUND, "ORDER_NOT_FOUND", "There is no order with this id.");
  }

  static ProblemException notCancelable(Order order) {
    return new ProblemException(
            HttpStatus.CONFLICT, "ORDER_NOT_CANCELABLE", "The order is done already.")
        .with("order_id", order.id().value())
        .with("order_status", order.status().name());
  }

  static ProblemException notNow(String why) {
    return new ProblemException(CommonProblem.SERVICE_UNAVAILABLE, why)
        .retryAfter(Duration.ofSeconds(1));
  }
}
