package io.breakwater.localstack.venue.trading.web;

import io.breakwater.localstack.venue.book.OrderQuery;
import io.breakwater.localstack.venue.order.OrderId;
import io.breakwater.localstack.venue.order.Side;
import io.breakwater.localstack.venue.wire.AlpacaException;
import io.breakwater.localstack.venue.wire.Query;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads which orders a client wants to see. */
final class OrderFilters {
  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 500;

  private OrderFilters() {}

  static OrderQuery read(Map<String, String> parameters) {
    Query query = Query.ofTrading();
    if ((parameters.containsKey("before_order_id") || parameters.containsKey("after_order_id"))
        && (parameters.containsKey("after") || parameters.containsKey("until"))) {
      throw Body.bad("before_order_id and after_order_id cannot be used with after and until");
    }
    return new OrderQuery(
        status(
            query.word(
                "status", parameters.get("status"), "open", List.of("open", "closed", "all"))),
        Set.copyOf(query.list(parameters.get("symbols"))),
        side(query, parameters.get("side")),
        query.time("after", parameters.get("after")),
        query.time("until", parameters.get("until")),
        id(query, "after_order_id", parameters.get("after_order_id")),
        id(query, "before_order_id", parameters.get("before_order_id")),
        query
            .word("direction", parameters.get("direction"), "desc", List.of("asc", "desc"))
            .equals("asc"),
        query.number("limit", parameters.get("limit"), DEFAULT_LIMIT, 1, MAX_LIMIT));
  }

  private static OrderQuery.Status status(String word) {
    return switch (word) {
      case "open" -> OrderQuery.Status.OPEN;
      case "closed" -> OrderQuery.Status.CLOSED;
      default -> OrderQuery.Status.ALL;
    };
  }

  private static @Nullable Side side(Query query, @Nullable String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    return Side.parse(text).orElseThrow(() -> invalid(query, "side", text));
  }

  private static @Nullable OrderId id(Query query, String name, @Nullable String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    return OrderId.parse(text).orElseThrow(() -> invalid(query, name, text));
  }

  private static AlpacaException invalid(Query query, String name, String text) {
    return query.invalid(name, text);
  }
}
