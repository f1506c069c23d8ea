package io.breakwater.orchestrator.orders.http;

import io.breakwater.orchestrator.orders.NewOrder;

/** What we send to {@code POST /api/v1/orders}: always a market order for the day. */
record NewOrderBody(
    String clientOrderId,
    String strategy,
    String symbol,
    String side,
    String type,
    String quantity,
    String timeInForce) {

  static NewOrderBody of(NewOrder order) {
    return new NewOrderBody(
        order.clientOrderId().value(),
        order.strategy().value(),
        order.symbol().value(),
        order.side().wireName(),
        "market",
        order.quantity().toString(),
        "day");
  }
}
