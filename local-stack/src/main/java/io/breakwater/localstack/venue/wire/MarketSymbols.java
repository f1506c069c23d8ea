package io.breakwater.localstack.venue.wire;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The symbols of a market-data request. What cannot be a symbol is refused; one that merely is not
 * traded here is a symbol without data.
 */
public final class MarketSymbols {
  private static final Pattern SYMBOL = Pattern.compile("[A-Z][A-Z0-9./]{0,15}");
  private static final int MAX_SYMBOLS = 1_000;

  private MarketSymbols() {}

  /** The symbols of a comma-separated list, in order and each once; there must be one. */
  public static List<String> list(@Nullable String text) {
    List<String> symbols = Query.ofMarketData().list(text);
    if (symbols.isEmpty()) {
      throw new AlpacaException(AlpacaError.malformed("symbols is required"));
    }
    if (symbols.size() > MAX_SYMBOLS) {
      throw new AlpacaException(AlpacaError.malformed("too many symbols"));
    }
    symbols.forEach(MarketSymbols::require);
    return List.copyOf(new TreeSet<>(symbols));
  }

  public static String one(String text) {
    require(text);
    return text;
  }

  private static void require(String text) {
    if (!SYMBOL.matcher(text).matches()) {
      throw Query.ofMarketData().invalid("symbol", text);
    }
  }
}
