package io.breakwater.execution.webhook.outgoing;

import io.breakwater.execution.audit.Event;
import io.breakwater.execution.webhook.WebhookSecret;
import java.net.URI;
import java.util.List;
import java.util.Set;

/**
 * Where webhooks go. Its address prints as its host alone, because many a receiver puts a secret
 * into the path.
 *
 * @param name names its cursor, its lease and its dead letters
 * @param secrets what each message is signed with: one, or two while one takes over from the other
 * @param types of the events that it is told of; empty for all that happens to orders
 */
public record Endpoint(String name, URI url, List<WebhookSecret> secrets, Set<String> types) {
  private static final String ORDER = "order";

  public Endpoint {
    secrets = List.copyOf(secrets);
    types = Set.copyOf(types);
  }

  boolean wants(Event event) {
    return event.subject().kind().equals(ORDER)
        && (types.isEmpty() || types.contains(event.type()));
  }

  @Override
  public String toString() {
    return "Endpoint[name=%s, host=%s, types=%s]".formatted(name, url.getHost(), types);
  }
}
