package io.breakwater.localstack.venue.matching;

import io.breakwater.localstack.venue.order.Side;
import io.breakwater.localstack.venue.tape.Quote;
import io.breakwater.money.Quantity;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What is left of the size of each symbol's current quote. Confined to its owner's lock. */
final class QuotedSizes {
  private final Map<Key, Left> left = new HashMap<>();

  Quantity available(Quote quote, Side side) {
    Left known = left.get(new Key(quote.symbol(), side));
    return known != null && known.at().equals(quote.at()) ? known.quantity() : quoted(quote, side);
  }

  void take(Quote quote, Side side, Quantity quantity) {
    left.put(
        new Key(quote.symbol(), side),
        new Left(quote.at(), available(quote, side).minus(quantity)));
  }

  private static Quantity quoted(Quote quote, Side side) {
    return side == Side.BUY ? quote.askSize() : quote.bidSize();
  }

  private record Key(String symbol, Side side) {}

  private record Left(Instant at, Quantity quantity) {}
}
