package io.breakwater.localstack.torture;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What a client wants: one order. No two intents of a run ask for the same, so that an order at the
 * venue tells whose it is also where its id does not.
 *
 * @param clientOrderId under which the client asks, again and again until somebody says yes
 * @param fills whether it is priced to fill at once; the others rest
 */
record Intent(String clientOrderId, String symbol, BigDecimal limitPrice, boolean fills) {
  static final List<String> SYMBOLS = List.of("AAPL", "FB", "GOOG", "IBM", "MSFT");
  private static final int ONE_IN_THAT_MANY_FILLS = 10;

  /** Above the price of every symbol, and below: one cent apart for each. */
  private static final BigDecimal FILLING = new BigDecimal("1000.00");

  private static final BigDecimal RESTING = new BigDecimal("1.00");

  /**
   * Limit orders to buy one share, by chance a tenth of them to be filled at once.
   *
   * @param first number of the first
   */
  static List<Intent> distinct(String prefix, int count, int first, SplittableRandom random) {
    List<Intent> intents = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      boolean fills = random.nextInt(ONE_IN_THAT_MANY_FILLS) == 0;
      intents.add(of(prefix + number, first + number, fills));
    }
    return intents;
  }

  /**
   * A limit order to buy one share.
   *
   * @param number no two intents of a run have the same
   */
  static Intent of(String clientOrderId, int number, boolean fills) {
    BigDecimal step = BigDecimal.valueOf(number / SYMBOLS.size(), 2);
    return new Intent(
        clientOrderId,
        SYMBOLS.get(number % SYMBOLS.size()),
        (fills ? FILLING : RESTING).add(step),
        fills);
  }

  /** Another order under the same id: for another symbol. */
  Intent elsewhere() {
    String other = SYMBOLS.get((SYMBOLS.indexOf(symbol) + 1) % SYMBOLS.size());
    return new Intent(clientOrderId, other, limitPrice, fills);
  }

  /** Tells an order at the venue from all others, whatever id it came under. */
  String terms() {
    return termsOf(symbol, limitPrice);
  }

  static String termsOf(String symbol, BigDecimal limitPrice) {
    return symbol + " at " + limitPrice.stripTrailingZeros().toPlainString();
  }

  /** The body of the request for it. */
  String json() {
    return """
    {"client_order_id": "%s", "symbol": "%s", "side": "buy", "type": "limit",
     "quantity": "1", "limit_price": "%s", "time_in_force": "day"}
    """
        .formatted(clientOrderId, symbol, limitPrice.toPlainString());
  }

  /** The same, where nothing but its id is to keep it from becoming two orders. */
  String jsonForAllTwins() {
    return json().replace("}", ", \"allow_duplicate\": true}");
  }

  /** The same in the venue's words. */
  String atVenue() {
    return json().replace("\"quantity\"", "\"qty\"");
  }
}
