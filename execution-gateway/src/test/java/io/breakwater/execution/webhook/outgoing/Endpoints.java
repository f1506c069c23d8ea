package io.breakwater.execution.webhook.outgoing;

import io.breakwater.execution.webhook.WebhookSecret;
import io.breakwater.security.Secret;
import java.net.URI;
import java.util.List;
import java.util.Set;

/** Endpoints for tests. */
public final class Endpoints {
  public static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private Endpoints() {}

  public static Endpoint at(String url, String... types) {
    return named("desk", url, types);
  }

  public static Endpoint named(String name, String url, String... types) {
    return new Endpoint(
        name, URI.create(url), List.of(WebhookSecret.parse(Secret.of(SECRET))), Set.of(types));
  }
}
