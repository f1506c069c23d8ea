package io.breakwater.localstack.torture;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.breakwater.localstack.torture.VenueBook.VenueOrder;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A webhook that tells of an order at the venue, signed as Standard Webhooks has it.
 *
 * @param id the same for each time that it is sent
 */
record SignedWebhook(String id, long timestamp, String body, String signature) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /**
   * Signs one.
   *
   * @param secret {@code whsec_} and Base64
   */
  static SignedWebhook of(VenueOrder order, String secret) throws GeneralSecurityException {
    String id = "msg_" + order.clientOrderId();
    long timestamp = Instant.now().getEpochSecond();
    String body =
        """
        {"stream": "trade_updates", "data": {"event": "new",
          "order": {"id": "%s", "client_order_id": "%s"}}}
        """
            .formatted(order.id(), order.clientOrderId());
    return new SignedWebhook(id, timestamp, body, signature(id, timestamp, body, secret));
  }

  private static String signature(String id, long timestamp, String body, String secret)
      throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    byte[] sum = mac.doFinal((id + "." + timestamp + "." + body).getBytes(UTF_8));
    return "v1," + Base64.getEncoder().encodeToString(sum);
  }

  /** Answers the status, or 0 where the gateway died on it. */
  int sendTo(Jvm gateway) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(gateway.uri("/api/v1/webhooks/orders"))
            .header("Content-Type", "application/json")
            .header("webhook-id", id)
            .header("webhook-timestamp", Long.toString(timestamp))
            .header("webhook-signature", signature)
            .timeout(Duration.ofSeconds(10))
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      return HTTP.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException died) {
      return 0;
    }
  }
}
