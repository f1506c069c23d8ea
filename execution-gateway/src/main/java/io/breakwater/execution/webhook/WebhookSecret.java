package io.breakwater.execution.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.breakwater.security.Secret;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret shared with one sender or receiver of webhooks, and the signature that is made with it:
 * HMAC-SHA256 over {@code id.timestamp.body}, the body as the bytes that travel (Standard Webhooks
 * 1.0, read 2026-11-25). Prints without its value. Immutable, thread-safe.
 */
public final class WebhookSecret {
  private static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SHORTEST = 24;
  private static final int LONGEST = 64;

  private final SecretKeySpec key;

  private WebhookSecret(SecretKeySpec key) {
    this.key = key;
  }

  /**
   * Reads the form {@code whsec_<Base64>}.
   *
   * @throws IllegalArgumentException if it has another form, or is not of 24 to 64 bytes; the
   *     message does not repeat it
   */
  public static WebhookSecret parse(Secret text) {
    byte[] bytes = bytesOf(text.reveal());
    if (bytes.length < SHORTEST || bytes.length > LONGEST) {
      throw new IllegalArgumentException(
          "a webhook secret must be whsec_ and %d to %d bytes in Base64"
              .formatted(SHORTEST, LONGEST));
    }
    return new WebhookSecret(new SecretKeySpec(bytes, ALGORITHM));
  }

  /**
   * The signature of a message, 32 bytes.
   *
   * @param timestamp when it was sent: seconds since 1970, machine time
   */
  public byte[] sign(String id, long timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update((id + "." + timestamp + ".").getBytes(UTF_8));
      return mac.doFinal(body);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  @Override
  public String toString() {
    return "***";
  }

  private static byte[] bytesOf(String text) {
    if (!text.startsWith(PREFIX)) {
      return new byte[0];
    }
    try {
      return Base64.getDecoder().decode(text.substring(PREFIX.length()));
    } catch (IllegalArgumentException e) {
      // The cause would repeat a part of the secret.
      return new byte[0];
    }
  }
}
