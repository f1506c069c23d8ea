package io.breakwater.execution.broker.alpaca;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.breakwater.execution.broker.BrokerOrderId;
import io.breakwater.execution.broker.BrokerUnreadableException;
import io.breakwater.execution.broker.Execution;
import io.breakwater.execution.broker.ExecutionPage;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * The account's activities of type FILL over Alpaca's Trading API v2, oldest first. A page is asked
 * for by the id of the last activity of the page before, as times cannot: more than a page may
 * share one. The last page is the one that is not full. Thread-safe.
 */
final class AlpacaExecutions {
  private static final Logger LOG = LoggerFactory.getLogger(AlpacaExecutions.class);

  /** The most that Alpaca gives. */
  private static final int PAGE = 100;

  private static final int MOST_PAGES_OF_AN_ORDER = 20;

  private final AlpacaHttp http;
  private final AlpacaReader reader;
  private final Lane lane;

  AlpacaExecutions(AlpacaHttp http, AlpacaReader reader, Lane lane) {
    this.http = http;
    this.reader = reader;
    this.lane = lane;
  }

  ExecutionPage after(Instant after, ExecutionPage.@Nullable Token from) {
    return page("&after=" + encoded(after.toString()), from);
  }

  List<Execution> of(BrokerOrderId order) {
    String ofOrder = "&order_id=" + encoded(order.value());
    List<Execution> executions = new ArrayList<>();
    ExecutionPage.@Nullable Token from = null;
    for (int page = 0; page < MOST_PAGES_OF_AN_ORDER; page++) {
      ExecutionPage found = page(ofOrder, from);
      found.executions().stream()
          .filter(execution -> execution.brokerOrderId().equals(order))
          .forEach(executions::add);
      from = found.next();
      if (from == null) {
        return executions;
      }
    }
    LOG.atWarn()
        .addKeyValue("brokerOrderId", order)
        .addKeyValue("executions", executions.size())
        .log("an order has more executions than are read");
    return executions;
  }

  private ExecutionPage page(String narrowed, ExecutionPage.@Nullable Token from) {
    String place = from == null ? "" : "&page_token=" + encoded(from.value());
    JsonNode list =
        reader.list(
            http.get(
                lane,
                "/v2/account/activities/FILL?direction=asc&page_size=" + PAGE + narrowed + place));
    return new ExecutionPage(
        EachEntry.of(list, reader::activity, "activity"),
        list.size() < PAGE ? null : following(list, from));
  }

  private static ExecutionPage.Token following(JsonNode list, ExecutionPage.@Nullable Token from) {
    var next = new ExecutionPage.Token(list.get(list.size() - 1).path("id").asString(""));
    if (next.value().isEmpty() || next.equals(from)) {
      throw new BrokerUnreadableException("a page of activities that leads nowhere");
    }
    return next;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, UTF_8);
  }
}
