package io.breakwater.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What is stored of an {@link ApiKey}: HMAC-SHA-256 of the whole key under a pepper that the
 * database does not hold, as 64 hexadecimal digits. A slow password hash would add nothing, because
 * the key is 256 random bits and cannot be guessed from a list.
 */
public record ApiKeyHash(String hex) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");
  private static final String ALGORITHM = "HmacSHA256";

  public ApiKeyHash {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("an API key hash must be 64 hexadecimal digits");
    }
  }

  public static ApiKeyHash of(ApiKey key, Secret pepper) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(pepper.reveal().getBytes(UTF_8), ALGORITHM));
      return new ApiKeyHash(HexFormat.of().formatHex(mac.doFinal(key.reveal().getBytes(UTF_8))));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform must support " + ALGORITHM, e);
    }
  }

  /** Whether this is the hash of that key; takes the same time whatever the answer. */
  public boolean matches(ApiKey key, Secret pepper) {
    return MessageDigest.isEqual(hex.getBytes(UTF_8), of(key, pepper).hex.getBytes(UTF_8));
  }
}
