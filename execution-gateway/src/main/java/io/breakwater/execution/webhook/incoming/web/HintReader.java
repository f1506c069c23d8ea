package io.breakwater.execution.webhook.incoming.web;

import io.breakwater.execution.broker.BrokerOrderId;
import io.breakwater.execution.broker.ClientOrderId;
import io.breakwater.execution.webhook.incoming.Hint;
import io.breakwater.execution.webhook.incoming.WebhookId;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads which order a trade update in Alpaca's form is about, and nothing else of it. Thread-safe.
 */
final class HintReader {

  /** Alpaca's are UUIDs. What has another form becomes part of no address that we ask. */
  private static final Pattern BROKER_ORDER_ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

  private static final Pattern CLIENT_ORDER_ID = Pattern.compile(ClientOrderId.FORM);

  private final JsonMapper json;

  HintReader(JsonMapper json) {
    this.json = json;
  }

  /** Empty if it is no JSON, or names no order. */
  Optional<Hint> read(WebhookId id, byte[] body) {
    JsonNode order = orderOf(body);
    String brokerOrderId = order.path("id").stringValue("");
    String clientOrderId = order.path("client_order_id").stringValue("");
    if (!BROKER_ORDER_ID.matcher(brokerOrderId).matches()
        || !CLIENT_ORDER_ID.matcher(clientOrderId).matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new Hint(id, new BrokerOrderId(brokerOrderId), new ClientOrderId(clientOrderId)));
  }

  private JsonNode orderOf(byte[] body) {
    try {
      return json.readTree(body).path("data").path("order");
    } catch (JacksonException e) {
      return json.missingNode();
    }
  }
}
