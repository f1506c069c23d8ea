package io.breakwater.execution.order.web;

import io.breakwater.boot.web.CommonProblem;
import io.breakwater.boot.web.ProblemException;
import io.breakwater.execution.broker.TermsRule;
import io.breakwater.execution.order.Order;
import io.breakwater.execution.risk.DenialReason;
import java.time.Duration;

/** What is not an order, as a problem with what it is about. */
final class OrderProblems {

  private OrderProblems() {}

  static ProblemException denied(Order order, DenialReason reason) {
    return about(
        order,
        new ProblemException(OrderProblem.statusOf(reason), reason.code(), reason.explanation())
            .titled("Order denied"));
  }

  static ProblemException keyReused(Order order) {
    return about(order, OrderProblem.IDEMPOTENCY_KEY_REUSED.exception());
  }

  static ProblemException notCancelable(Order order) {
    return about(order, OrderProblem.ORDER_NOT_CANCELABLE.exception())
        .with("order_status", order.status().name());
  }

  static ProblemException notReplaceable(Order order) {
    return about(order, OrderProblem.ORDER_NOT_REPLACEABLE.exception())
        .with("order_status", order.status().name());
  }

  static ProblemException fractionTouched(Order order) {
    return about(order, OrderProblem.FRACTION_NOT_REPLACEABLE.exception());
  }

  static ProblemException misfit(String why) {
    return new ProblemException(CommonProblem.INVALID_REQUEST, why + ".");
  }

  static ProblemException unsound(TermsRule rule) {
    return new ProblemException(
        OrderProblem.statusOf(rule), rule.name(), rule.meaning().replace("`", ""));
  }

  static ProblemException unknownSymbol(String symbol) {
    return OrderProblem.UNKNOWN_SYMBOL.exception().with("symbol", symbol);
  }

  static ProblemException noSuchOrder() {
    return OrderProblem.ORDER_NOT_FOUND.exception();
  }

  static ProblemException notNow(String why) {
    return notNow(why, CommonProblem.SERVICE_UNAVAILABLE.name());
  }

  static ProblemException notNow(String why, String code) {
    return new ProblemException(CommonProblem.SERVICE_UNAVAILABLE.status(), code, why)
        .retryAfter(Duration.ofSeconds(1));
  }

  private static ProblemException about(Order order, ProblemException problem) {
    return problem
        .with("order_id", order.id().value())
        .with("client_order_id", order.clientOrderId().value());
  }
}
