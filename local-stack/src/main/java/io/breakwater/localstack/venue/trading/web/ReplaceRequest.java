package io.breakwater.localstack.venue.trading.web;

import io.breakwater.localstack.venue.order.Replacement;
import java.util.UUID;
import java.util.function.Supplier;

/** Reads from the body of a request what is to be different about an order. */
final class ReplaceRequest {
  private ReplaceRequest() {}

  /**
   * Reads a replacement; that it fits the order is judged later.
   *
   * @param ids makes the client order id where the client gave none
   */
  static Replacement read(Body body, Supplier<UUID> ids) {
    var fields = new OrderFields(body);
    return new Replacement(
        fields.clientOrderId(ids),
        fields.quantity().orElse(null),
        fields.timeInForce().orElse(null),
        fields.price("limit_price").orElse(null),
        fields.price("stop_price").orElse(null),
        fields.price("trail").map(trail -> trail.value()).orElse(null));
  }
}
