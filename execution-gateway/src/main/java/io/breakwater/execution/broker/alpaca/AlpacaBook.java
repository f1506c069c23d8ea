package io.breakwater.execution.broker.alpaca;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.breakwater.execution.broker.BrokerBook;
import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.BrokerOrderId;
import io.breakwater.execution.broker.BrokerPosition;
import io.breakwater.execution.broker.BrokerUnreadableException;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** The account's lists over Alpaca's Trading API v2. Thread-safe. */
final class AlpacaBook implements BrokerBook {
  private static final Logger LOG = LoggerFactory.getLogger(AlpacaBook.class);
  private static final int PAGE = 500;
  private static final int MOST_PAGES = 20;

  /** The bounds of a page are exclusive, and orders may share an instant with its last. */
  private static final Duration OVERLAP = Duration.ofMillis(1);

  private final AlpacaHttp http;
  private final AlpacaReader reader;

  AlpacaBook(AlpacaHttp http, AlpacaReader reader) {
    this.http = http;
    this.reader = reader;
  }

  @Override
  public List<BrokerOrder> ordersSince(Instant after) {
    String query = newestFirst(after);
    Map<BrokerOrderId, BrokerOrder> orders = new LinkedHashMap<>();
    String until = "";
    for (int page = 0; page < MOST_PAGES; page++) {
      JsonNode list = reader.list(http.get(Lane.BACKGROUND, query + until));
      int before = orders.size();
      list.forEach(node -> addOrder(node, orders));
      if (list.size() < PAGE) {
        return List.copyOf(orders.values());
      }
      if (orders.size() == before) {
        throw new BrokerUnreadableException("a page of orders that leads nowhere");
      }
      until = "&until=" + encoded(submittedAt(list.get(list.size() - 1)).plus(OVERLAP));
    }
    LOG.atWarn().addKeyValue("orders", orders.size()).log("older orders are not compared");
    return List.copyOf(orders.values());
  }

  @Override
  public List<BrokerOrder> newestSince(Instant after) {
    Map<BrokerOrderId, BrokerOrder> orders = new LinkedHashMap<>();
    reader
        .list(http.get(Lane.BACKGROUND, newestFirst(after)))
        .forEach(node -> addOrder(node, orders));
    return List.copyOf(orders.values());
  }

  private static String newestFirst(Instant after) {
    return "/v2/orders?status=all&direction=desc&limit=" + PAGE + "&after=" + encoded(after);
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

  /** One bad entry must not hide the others. */
  private void addOrder(JsonNode node, Map<BrokerOrderId, BrokerOrder> orders) {
    try {
      BrokerOrder order = reader.order(node);
      orders.put(order.id(), order);
    } catch (UnbelievableReplyException e) {
      LOG.atWarn().addKeyValue("reason", e.getMessage()).log("unbelievable order left out");
    }
  }

  private Instant submittedAt(JsonNode node) {
    try {
      return reader.submittedAt(node);
    } catch (UnbelievableReplyException e) {
      throw new BrokerUnreadableException("order: " + e.getMessage());
    }
  }

  private static String encoded(Instant instant) {
    return URLEncoder.encode(instant.toString(), UTF_8);
  }
}
