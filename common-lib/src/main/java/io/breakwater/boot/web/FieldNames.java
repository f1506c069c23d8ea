package io.breakwater.boot.web;

import java.util.Locale;
import java.util.regex.Pattern;

/** Turns the path of a Java property into the one the client wrote. */
final class FieldNames {
  private static final Pattern HUMP = Pattern.compile("([a-z0-9])([A-Z])");

  private FieldNames() {}

  /** {@code legs[0].limitPrice} becomes {@code legs[0].limit_price}. */
  static String asJson(String path) {
    return HUMP.matcher(path).replaceAll("$1_$2").toLowerCase(Locale.ROOT);
  }
}
