package io.breakwater.execution.webhook.outgoing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.breakwater.execution.webhook.WebhookSecret;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is sent: the headers of Standard Webhooks and a body.
 *
 * @param id the same in each attempt, so that a receiver takes it once
 * @param timestamp of this attempt: seconds since 1970, machine time
 * @param signature one part per secret: {@code v1,<Base64>}, separated by spaces
 * @param body JSON, UTF-8; the times in it are market time
 */
public record WebhookMessage(String id, long timestamp, String signature, String body) {

  static WebhookMessage signed(
      String id, Instant machineTime, String body, List<WebhookSecret> secrets) {
    long timestamp = machineTime.getEpochSecond();
    byte[] bytes = body.getBytes(UTF_8);
    String signature =
        secrets.stream()
            .map(secret ->
                "v1," + Base64.getEncoder().encodeToString(secret.sign(id, timestamp, bytes)))
            .collect(Collectors.joining(" "));
    return new WebhookMessage(id, timestamp, signature, body);
  }
}
