package io.breakwater.execution.webhook.outgoing.http;

import io.breakwater.execution.audit.RecordedEvent;
import io.breakwater.execution.webhook.outgoing.WebhookBodies;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The body in the form that Standard Webhooks recommends: type, timestamp, data. Thread-safe. */
public final class JsonWebhookBodies implements WebhookBodies {
  private final JsonMapper json;

  /** Writes with the service's mapper, which says {@code snake_case}. */
  public JsonWebhookBodies(JsonMapper json) {
    this.json = json;
  }

  @Override
  public String bodyOf(RecordedEvent event) {
    var happened = event.event();
    return json.writeValueAsString(
        new Body(
            happened.type(),
            happened.at(),
            new Data(event.sequence(), happened.subject().id(), happened.details())));
  }

  /**
   * The whole.
   *
   * @param timestamp market time
   */
  record Body(String type, Instant timestamp, Data data) {}

  /**
   * What happened to the order.
   *
   * @param sequence grows among the events of an order: a receiver that has seen a larger one can
   *     tell that this one is late
   */
  record Data(long sequence, String orderId, Map<String, String> details) {}
}
