package io.breakwater.orchestrator.instrument;

import java.util.regex.Pattern;

/**
 * The ticker symbol of a US stock, such as {@code AAPL} or {@code BRK.B}: a capital letter, then at
 * most 14 capitals, digits or dots.
 */
public record Symbol(String value) implements Comparable<Symbol> {

  /** The form, also for checks on requests. */
  public static final String FORM = "[A-Z][A-Z0-9.]{0,14}";

  private static final Pattern PATTERN = Pattern.compile(FORM);

  /**
   * @throws IllegalArgumentException if the text is no symbol
   */
  public Symbol {
    if (!isSymbol(value)) {
      throw new IllegalArgumentException("symbol must match " + FORM + ", was '" + value + "'");
    }
  }

  public static Symbol of(String value) {
    return new Symbol(value);
  }

  public static boolean isSymbol(String text) {
    return PATTERN.matcher(text).matches();
  }

  @Override
  public int compareTo(Symbol other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
