package io.breakwater.marketdata;

import java.util.List;
import java.util.stream.IntStream;

/** Well-formed symbols that nobody trades. */
final class SymbolNames {

  private SymbolNames() {}

  static List<String> of(int count) {
    return IntStream.range(0, count).mapToObj(i -> "NOBODY" + i).toList();
  }
}
