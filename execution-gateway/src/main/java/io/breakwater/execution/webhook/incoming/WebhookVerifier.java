package io.breakwater.execution.webhook.incoming;

import io.breakwater.execution.webhook.WebhookSecret;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.StringTokenizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a request was sent by who holds one of the secrets, and lately. Signatures are
 * compared in constant time, each with each, so that neither how much of one is right nor which
 * secret made it can be measured. Thread-safe.
 */
public final class WebhookVerifier {

  /** How far the sender's clock and ours may be apart, either way. */
  static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
  private static final String VERSION = "v1,";

  private final List<WebhookSecret> secrets;
  private final InstantSource machineTime;

  /**
   * Takes what was made with any of the secrets: two while one takes over from the other.
   *
   * @throws IllegalArgumentException if there is no secret
   */
  public WebhookVerifier(List<WebhookSecret> secrets, InstantSource machineTime) {
    if (secrets.isEmpty()) {
      throw new IllegalArgumentException("without a secret nothing can be verified");
    }
    this.secrets = List.copyOf(secrets);
    this.machineTime = machineTime;
  }

  /** Judges the headers by the body exactly as it came. */
  public Verdict verify(SignedHeaders headers, byte[] body) {
    if (headers.id() == null || headers.timestamp() == null || headers.signature() == null) {
      return new Verdict.Refused(Refusal.INCOMPLETE);
    }
    if (!WebhookId.isOne(headers.id()) || !SECONDS.matcher(headers.timestamp()).matches()) {
      return new Verdict.Refused(Refusal.MALFORMED);
    }
    long timestamp = Long.parseLong(headers.timestamp());
    if (Math.abs(machineTime.instant().getEpochSecond() - timestamp) > TOLERANCE.toSeconds()) {
      return new Verdict.Refused(Refusal.STALE);
    }
    List<byte[]> shown = signatures(headers.signature());
    boolean genuine = false;
    for (WebhookSecret secret : secrets) {
      byte[] right = secret.sign(headers.id(), timestamp, body);
      for (byte[] signature : shown) {
        genuine |= MessageDigest.isEqual(right, signature);
      }
    }
    return genuine
        ? new Verdict.Genuine(new WebhookId(headers.id()))
        : new Verdict.Refused(Refusal.FORGED);
  }

  /** Those of version 1 among a list parted by spaces; a later version is not ours to judge. */
  private static List<byte[]> signatures(String header) {
    List<byte[]> signatures = new ArrayList<>();
    var parts = new StringTokenizer(header, " ");
    while (parts.hasMoreTokens()) {
      String one = parts.nextToken();
      if (one.startsWith(VERSION)) {
        signatures.add(decoded(one.substring(VERSION.length())));
      }
    }
    return signatures;
  }

  /** What is not Base64 is no signature, and equals none. */
  private static byte[] decoded(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  /** The three headers of Standard Webhooks; null where one is missing. */
  public record SignedHeaders(
      @Nullable String id, @Nullable String timestamp, @Nullable String signature) {

    /** Without the signature: it is nobody's to read in a log. */
    @Override
    public String toString() {
      return "SignedHeaders[id=" + id + ", timestamp=" + timestamp + ", signature=***]";
    }
  }

  /** What was found. */
  public sealed interface Verdict {

    record Genuine(WebhookId id) implements Verdict {}

    record Refused(Refusal why) implements Verdict {}
  }

  /** Why a webhook is not taken for genuine; for logs and counters, not for the sender. */
  public enum Refusal {
    /** A header is missing. */
    INCOMPLETE,
    /** The id or the timestamp has no form that it can have. */
    MALFORMED,
    /** Too old, or from the future. */
    STALE,
    /** No signature is right: another secret, or another body. */
    FORGED
  }
}
