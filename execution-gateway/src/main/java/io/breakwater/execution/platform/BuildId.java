package io.breakwater.execution.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Which build of the gateway runs: the same for processes started from the same jar, whatever its
 * version says.
 *
 * @param value the first twelve hexadecimal digits of the jar's SHA-256, or {@code unpacked} where
 *     classes lie in a folder
 */
public record BuildId(String value) {
  private static final int DIGITS = 12;
  private static final String UNPACKED = "unpacked";

  /**
   * Reads the jar once.
   *
   * @param code a jar or a folder of classes
   * @throws UncheckedIOException if it cannot be read
   */
  static BuildId of(Path code) {
    if (!Files.isRegularFile(code)) {
      return new BuildId(UNPACKED);
    }
    try (InputStream jar = Files.newInputStream(code)) {
      var digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(jar, digest).transferTo(OutputStream.nullOutputStream());
      return new BuildId(HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + code.getFileName(), e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
