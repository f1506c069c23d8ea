package io.breakwater.signal.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A model in LightGBM's text format, byte for byte as it was registered. */
public record ModelText(String value) {

  /** Returns the SHA-256 of the text in UTF-8, in lower-case hex. */
  public String sha256() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Says how long the text is: nobody wants to read one in a log. */
  @Override
  public String toString() {
    return "ModelText[" + value.length() + " characters]";
  }
}
