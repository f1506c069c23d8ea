package io.breakwater.execution.broker.alpaca;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.BrokerOrderId;
import io.breakwater.execution.broker.BrokerUnreadableException;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Lists of orders over Alpaca's Trading API v2, page by page to their end. A page is asked for from
 * the time on at which the last order of the page before came; its bounds are exclusive and orders
 * may share an instant, so pages overlap by a millisecond. Thread-safe.
 */
final class AlpacaOrderLists {
  private static final Logger LOG = LoggerFactory.getLogger(AlpacaOrderLists.class);
  private static final int PAGE = 500;
  private static final int MOST_PAGES = 20;
  private static final Duration OVERLAP = Duration.ofMillis(1);

  private final AlpacaHttp http;
  private final AlpacaReader reader;
  private final Lane lane;

  AlpacaOrderLists(AlpacaHttp http, AlpacaReader reader, Lane lane) {
    this.http = http;
    this.reader = reader;
    this.lane = lane;
  }

  /** What is open, oldest first. */
  List<BrokerOrder> open() {
    return all(
        "?status=open&direction=asc&limit=" + PAGE,
        last -> "&after=" + encoded(last.minus(OVERLAP)));
  }

  /** What came after an instant, whatever has become of it, newest first. */
  List<BrokerOrder> since(Instant after) {
    return all(newestFirst(after), last -> "&until=" + encoded(last.plus(OVERLAP)));
  }

  /** The first page of it. */
  List<BrokerOrder> newestSince(Instant after) {
    return EachEntry.of(page(newestFirst(after)), reader::order, "order");
  }

  /** The newest of all, exits within the orders that they go with. */
  List<BrokerOrder> newestWithExits() {
    return EachEntry.of(
        page("?status=all&direction=desc&nested=true&limit=" + PAGE), reader::order, "order");
  }

  private static String newestFirst(Instant after) {
    return "?status=all&direction=desc&limit=" + PAGE + "&after=" + encoded(after);
  }

  private List<BrokerOrder> all(String query, Next next) {
    Map<BrokerOrderId, BrokerOrder> orders = new LinkedHashMap<>();
    String from = "";
    for (int page = 0; page < MOST_PAGES; page++) {
      JsonNode list = page(query + from);
      EachEntry.of(list, reader::order, "order").forEach(order -> orders.put(order.id(), order));
      if (list.size() < PAGE) {
        return List.copyOf(orders.values());
      }
      String following = next.after(submittedAt(list.get(list.size() - 1)));
      if (following.equals(from)) {
        throw new BrokerUnreadableException("a page of orders that leads nowhere");
      }
      from = following;
    }
    LOG.atWarn()
        .addKeyValue("query", query)
        .addKeyValue("orders", orders.size())
        .log("a list of orders is longer than what is read of it");
    return List.copyOf(orders.values());
  }

  private JsonNode page(String query) {
    return reader.list(http.get(lane, "/v2/orders" + query));
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

  /** How the page is asked for that follows an order's. */
  @FunctionalInterface
  private interface Next {
    String after(Instant submittedAt);
  }
}
