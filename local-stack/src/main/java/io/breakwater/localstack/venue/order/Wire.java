package io.breakwater.localstack.venue.order;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Reads enumerations as Alpaca writes them: the constant's name in lower case. */
final class Wire {
  private Wire() {}

  static <E extends Enum<E>> Optional<E> parse(E[] values, String text) {
    return Arrays.stream(values)
        .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst();
  }
}
