package io.breakwater.execution.broker.alpaca;

import io.breakwater.execution.broker.BrokerBook;
import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.BrokerPosition;
import io.breakwater.execution.broker.BrokerUnreadableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The account's lists over Alpaca's Trading API v2. Thread-safe. */
final class AlpacaBook implements BrokerBook {
  private final AlpacaHttp http;
  private final AlpacaReader reader;
  private final AlpacaOrderLists orders;

  AlpacaBook(AlpacaHttp http, AlpacaReader reader) {
    this.http = http;
    this.reader = reader;
    this.orders = new AlpacaOrderLists(http, reader, Lane.BACKGROUND);
  }

  @Override
  public List<BrokerOrder> ordersSince(Instant after) {
    return orders.since(after);
  }

  @Override
  public List<BrokerOrder> newestSince(Instant after) {
    return orders.newestSince(after);
  }

  @Override
  public List<BrokerOrder> newestWithExits() {
    return orders.newestWithExits();
  }

  @Override
  public List<BrokerPosition> positions() {
    List<BrokerPosition> positions = new ArrayList<>();
    for (JsonNode node : reader.list(http.get(Lane.BACKGROUND, "/v2/positions"))) {
      try {
        if (reader.isUsEquity(node)) {
          positions.add(reader.position(node));
        }
      } catch (UnbelievableReplyException e) {
        throw new BrokerUnreadableException("position: " + e.getMessage());
      }
    }
    return List.copyOf(positions);
  }
}
