package io.breakwater.execution.audit.chain;

import java.util.HexFormat;

/** A SHA-256 hash, compared by value; as text in lower-case hex. */
public record Hash(String hex) {

  /** What the first row has for the hash before it. */
  public static final Hash NONE = new Hash("0".repeat(64));

  public static Hash of(byte[] bytes) {
    return new Hash(HexFormat.of().formatHex(bytes));
  }

  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
