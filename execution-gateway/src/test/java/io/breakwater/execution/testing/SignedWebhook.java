package io.breakwater.execution.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.breakwater.execution.webhook.WebhookSecret;
import io.breakwater.security.Secret;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A webhook as its sender would deliver it, or as somebody else would. */
public record SignedWebhook(Map<String, String> headers, byte[] body) {
  public static final Secret SECRET = Secret.of("whsec_" + "QUJD".repeat(10));

  /** The one that takes over. */
  public static final Secret NEXT_SECRET = Secret.of("whsec_" + "REVG".repeat(10));

  private static final Secret ANOTHER = Secret.of("whsec_" + "WFla".repeat(10));

  /** Signed by the right sender, at an instant of machine time. */
  public static SignedWebhook of(String id, Instant at, byte[] body) {
    return of(SECRET, id, at, body);
  }

  public static SignedWebhook of(String id, Instant at, JsonNode tradeUpdate) {
    return of(id, at, tradeUpdate.toString().getBytes(UTF_8));
  }

  public static SignedWebhook of(Secret secret, String id, Instant at, byte[] body) {
    long timestamp = at.getEpochSecond();
    byte[] signature = WebhookSecret.parse(secret).sign(id, timestamp, body);
    return new SignedWebhook(
        Map.of(
            "webhook-id",
            id,
            "webhook-timestamp",
            Long.toString(timestamp),
            "webhook-signature",
            "v1," + Base64.getEncoder().encodeToString(signature)),
        body);
  }

  /** Signed by somebody who does not know the secret. */
  public static SignedWebhook forged(String id, Instant at, byte[] body) {
    return of(ANOTHER, id, at, body);
  }

  public SignedWebhook with(String header, String value) {
    Map<String, String> changed = new HashMap<>(headers);
    changed.put(header, value);
    return new SignedWebhook(changed, body);
  }

  public SignedWebhook without(String header) {
    Map<String, String> changed = new HashMap<>(headers);
    changed.remove(header);
    return new SignedWebhook(changed, body);
  }
}
