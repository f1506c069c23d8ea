package io.breakwater.security;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a caller shows: {@code bw_<id>_<secret>}. The id (6 to 24 lower-case letters and digits)
 * names the key and may be logged; the secret is 256 random bits as 64 hexadecimal digits. Prints
 * without its secret.
 */
public record ApiKey(String id, Secret secret) {
  private static final Pattern TEXT = Pattern.compile("bw_([a-z0-9]{6,24})_([0-9a-f]{64})");
  private static final int ID_BYTES = 6;
  private static final int SECRET_BYTES = 32;

  public ApiKey {
    if (!TEXT.matcher(text(id, secret)).matches()) {
      throw new IllegalArgumentException("an API key must have the form bw_<id>_<secret>");
    }
  }

  /** Makes a new key; the caller hands in the source of chance. */
  public static ApiKey generate(SecureRandom random) {
    byte[] id = new byte[ID_BYTES];
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(id);
    random.nextBytes(secret);
    HexFormat hex = HexFormat.of();
    return new ApiKey(hex.formatHex(id), Secret.of(hex.formatHex(secret)));
  }

  /** Returns empty for whatever does not have the form; says nothing about why. */
  public static Optional<ApiKey> parse(String text) {
    var matcher = TEXT.matcher(text);
    return matcher.matches()
        ? Optional.of(new ApiKey(matcher.group(1), Secret.of(matcher.group(2))))
        : Optional.empty();
  }

  /** The whole key as the caller sends it. */
  public String reveal() {
    return text(id, secret);
  }

  @Override
  public String toString() {
    return "bw_" + id + "_***";
  }

  private static String text(String id, Secret secret) {
    return "bw_" + id + "_" + secret.reveal();
  }
}
