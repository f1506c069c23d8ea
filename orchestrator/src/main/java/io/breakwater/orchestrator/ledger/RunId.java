package io.breakwater.orchestrator.ledger;

import io.breakwater.orchestrator.instrument.Symbol;
import io.breakwater.orchestrator.orders.ClientOrderId;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The name of a run: 16 small letters and digits, drawn at random (80 bits). Not counted up, for
 * the ids of its orders must never have been used at the broker, also not by an earlier database.
 */
public record RunId(String value) {

  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int LENGTH = 16;
  private static final Pattern PATTERN = Pattern.compile("[a-z2-7]{16}");

  /**
   * @throws IllegalArgumentException if the text is no run id
   */
  public RunId {
    if (!isRunId(value)) {
      throw new IllegalArgumentException("run id must match " + PATTERN + ", was '" + value + "'");
    }
  }

  public static RunId of(String value) {
    return new RunId(value);
  }

  public static RunId random(RandomGenerator random) {
    var text = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return new RunId(text.toString());
  }

  public static boolean isRunId(String text) {
    return PATTERN.matcher(text).matches();
  }

  /**
   * The id of this run's order for that symbol, the second one where another closes what is held
   * first. The same however often it is asked for.
   */
  public ClientOrderId orderFor(Symbol symbol) {
    return ClientOrderId.of("bw-r" + value + "-" + symbol);
  }

  /** The id of this run's order that closes what is held in that symbol; no symbol has a dash. */
  public ClientOrderId closingOrderFor(Symbol symbol) {
    return ClientOrderId.of(orderFor(symbol) + "-close");
  }

  @Override
  public String toString() {
    return value;
  }
}
