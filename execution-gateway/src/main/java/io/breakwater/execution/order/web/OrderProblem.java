package io.breakwater.execution.order.web;

import io.breakwater.boot.web.ProblemException;
import io.breakwater.execution.broker.TermsRule;
import io.breakwater.execution.risk.DenialReason;
import org.springframework.http.HttpStatus;

/**
 * The problems of orders beside the denials, and the one place where a denial meets HTTP. Codes are
 * stable and never reused: clients branch on them.
 */
public enum OrderProblem {
  CLIENT_ORDER_ID_REQUIRED(
      HttpStatus.BAD_REQUEST,
      "Give `client_order_id`, or the header `Idempotency-Key`: without one a retry could be a"
          + " second order."),
  CLIENT_ORDER_ID_CONFLICT(
      HttpStatus.BAD_REQUEST, "`client_order_id` and the header `Idempotency-Key` differ."),
  CLIENT_ORDER_ID_RESERVED(
      HttpStatus.BAD_REQUEST,
      "Ids that begin with `bw-` are derived by this suite's own services."),
  UNKNOWN_SYMBOL(HttpStatus.BAD_REQUEST, "The broker does not trade this symbol."),
  ORDER_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no order with this id."),
  IDEMPOTENCY_KEY_REUSED(
      HttpStatus.CONFLICT,
      "This client order id belongs to an order that asks for something else."),
  RECONCILIATION_NOT_READY(
      HttpStatus.SERVICE_UNAVAILABLE,
      "Our books have not been compared with the broker's since this process started; the same"
          + " request will do in a moment."),
  PRICE_UNAVAILABLE(
      HttpStatus.SERVICE_UNAVAILABLE,
      "No fresh price says how many shares the amount of an order by `notional` buys; the same"
          + " request will do once there is one."),
  ORDER_NOT_CANCELABLE(HttpStatus.CONFLICT, "The order is done already."),
  ORDER_NOT_REPLACEABLE(
      HttpStatus.CONFLICT,
      "The order is not known to work, is being canceled or replaced, or is one by `notional`."),
  FRACTION_NOT_REPLACEABLE(
      HttpStatus.UNPROCESSABLE_CONTENT,
      "The number of shares of an order is changed from a whole number to a whole number only.");

  private final HttpStatus status;
  private final String meaning;

  OrderProblem(HttpStatus status, String meaning) {
    this.status = status;
    this.meaning = meaning;
  }

  public HttpStatus status() {
    return status;
  }

  /** One sentence of Markdown. */
  public String meaning() {
    return meaning;
  }

  ProblemException exception() {
    return new ProblemException(status, name(), meaning.replace("`", ""));
  }

  /** The order is well-formed; no broker would take it. */
  public static HttpStatus statusOf(TermsRule rule) {
    return switch (rule) {
      case TIME_IN_FORCE_NOT_SUPPORTED,
          EXTENDED_HOURS_NOT_SUPPORTED,
          FRACTION_NOT_SUPPORTED,
          NOTIONAL_NOT_SUPPORTED,
          NOTIONAL_TOO_SMALL,
          NOTIONAL_TOO_LARGE,
          ORDER_CLASS_NOT_SUPPORTED,
          EXIT_PRICES_CROSSED,
          SUB_PENNY_PRICE ->
          HttpStatus.UNPROCESSABLE_CONTENT;
    };
  }

  /** A halt is a 409, never a 503 or 429: clients retry those, and a halt must not cause orders. */
  public static HttpStatus statusOf(DenialReason reason) {
    return switch (reason) {
      case DenialReason.TradingHalted _ -> HttpStatus.CONFLICT;
      case DenialReason.SymbolQuarantined _ -> HttpStatus.CONFLICT;
      case DenialReason.DuplicateIntent _ -> HttpStatus.CONFLICT;
      case DenialReason.MarketClosed _ -> HttpStatus.UNPROCESSABLE_CONTENT;
    };
  }
}
