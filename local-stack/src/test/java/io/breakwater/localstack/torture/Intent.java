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
 * @param price its limit; of a trailing stop, the distance
 * @param fills whether it is priced to fill at once; the others rest
 * @param canceled whether the client has it canceled as soon as it has been taken
 */
record Intent(
    String clientOrderId,
    String symbol,
    Kind kind,
    BigDecimal price,
    boolean fills,
    boolean canceled) {
  static final List<String> SYMBOLS = List.of("AAPL", "FB", "GOOG", "IBM", "MSFT");
  private static final int ONE_IN_THAT_MANY_FILLS = 10;
  private static final int ONE_IN_THAT_MANY_IS_A_BRACKET = 7;
  private static final int ONE_IN_THAT_MANY_IS_A_TRAILING_STOP = 11;

  private static final int ONE_IN_THAT_MANY_IS_CANCELED = 6;

  /** Above the price of every symbol, and below: one cent apart for each. */
  private static final BigDecimal FILLING = new BigDecimal("1000.00");

  private static final BigDecimal RESTING = new BigDecimal("1.00");

  /** So far from the market that a stop never comes to it; between the limits of the others. */
  private static final BigDecimal TRAILING = new BigDecimal("500.00");

  /** What an intent asks for, always one share to buy. */
  enum Kind {
    LIMIT(
        """
        "type": "limit", "limit_price": "%s\"\
        """),
    /** Its exits are out of the market's reach, and no intent has their prices. */
    BRACKET(
        """
        "type": "limit", "limit_price": "%s", "order_class": "bracket",
        "take_profit": {"limit_price": "5000"}, "stop_loss": {"stop_price": "0.5"}\
        """),
    TRAILING_STOP(
        """
        "type": "trailing_stop", "trail_price": "%s\"\
        """);

    private final String json;

    Kind(String json) {
      this.json = json;
    }
  }

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

  /** The same, some of them brackets and trailing stops, and some that rest canceled again. */
  static List<Intent> ofAllKinds(String prefix, int count, int first, SplittableRandom random) {
    List<Intent> intents = new ArrayList<>();
    for (Intent limit : distinct(prefix, count, first, random)) {
      Intent intent = ofSomeKind(limit, random);
      boolean canceled = !intent.fills && random.nextInt(ONE_IN_THAT_MANY_IS_CANCELED) == 0;
      intents.add(canceled ? intent.andCanceled() : intent);
    }
    return intents;
  }

  private static Intent ofSomeKind(Intent limit, SplittableRandom random) {
    if (random.nextInt(ONE_IN_THAT_MANY_IS_A_BRACKET) == 0) {
      return limit.as(Kind.BRACKET, limit.price);
    }
    return !limit.fills && random.nextInt(ONE_IN_THAT_MANY_IS_A_TRAILING_STOP) == 0
        ? limit.as(Kind.TRAILING_STOP, limit.price.add(TRAILING))
        : limit;
  }

  private Intent andCanceled() {
    return new Intent(clientOrderId, symbol, kind, price, fills, true);
  }

  private Intent as(Kind other, BigDecimal itsPrice) {
    return new Intent(clientOrderId, symbol, other, itsPrice, fills, canceled);
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
        Kind.LIMIT,
        (fills ? FILLING : RESTING).add(step),
        fills,
        false);
  }

  /** Another order under the same id: for another symbol. */
  Intent elsewhere() {
    String other = SYMBOLS.get((SYMBOLS.indexOf(symbol) + 1) % SYMBOLS.size());
    return new Intent(clientOrderId, other, kind, price, fills, canceled);
  }

  /** Tells an order at the venue from all others, whatever id it came under. */
  String terms() {
    return termsOf(symbol, price);
  }

  static String termsOf(String symbol, BigDecimal price) {
    return symbol + " at " + price.stripTrailingZeros().toPlainString();
  }

  /** The body of the request for it. */
  String json() {
    return "{" + fields() + "}";
  }

  private String fields() {
    return """
    "client_order_id": "%s", "symbol": "%s", "side": "buy", "quantity": "1",
    "time_in_force": "day", %s
    """
        .formatted(clientOrderId, symbol, kind.json.formatted(price.toPlainString()));
  }

  /** The same, where nothing but its id is to keep it from becoming two orders. */
  String jsonForAllTwins() {
    return "{\"allow_duplicate\": true, " + fields() + "}";
  }

  /** The same in the venue's words. */
  String atVenue() {
    return json().replace("\"quantity\"", "\"qty\"");
  }
}
