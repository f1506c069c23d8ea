package io.breakwater.localstack.venue.trading.stream;

import io.breakwater.localstack.venue.order.Fill;
import io.breakwater.localstack.venue.trading.TradeUpdate;
import io.breakwater.localstack.venue.trading.wire.OrderJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The messages that the trade-update stream sends. */
final class TradeUpdateMessage {
  static final String TRADE_UPDATES = "trade_updates";

  private TradeUpdateMessage() {}

  /** Every event has a timestamp: Alpaca's Python client does not do without. */
  static Map<String, Object> of(TradeUpdate update) {
    var data = new LinkedHashMap<String, Object>();
    data.put("event", update.event().wire());
    data.put("timestamp", update.at());
    data.put("order", OrderJson.of(update.order()));
    Fill fill = update.fill();
    if (fill != null) {
      data.put("execution_id", fill.executionId().toString());
      data.put("price", fill.price().toString());
      data.put("qty", fill.quantity().toString());
      data.put("position_qty", fill.positionAfter().toString());
    }
    if (update.takenBack() != null) {
      data.put("previous_execution_id", update.takenBack().toString());
    }
    if (update.event() == TradeUpdate.Event.TRADE_BUST) {
      data.put("reason", "TRADE_BUST");
    }
    return Map.of("stream", TRADE_UPDATES, "data", data);
  }

  static Map<String, Object> authorization(boolean authorized, String action) {
    return Map.of(
        "stream",
        "authorization",
        "data",
        Map.of("status", authorized ? "authorized" : "unauthorized", "action", action));
  }

  static Map<String, Object> listening(List<String> streams) {
    return Map.of("stream", "listening", "data", Map.of("streams", streams));
  }

  static Map<String, Object> error(String message) {
    return Map.of("action", "error", "data", Map.of("error_message", message));
  }
}
