package io.breakwater.marketdata.instrument;

import java.util.regex.Pattern;

/**
 * The ticker symbol of a US share as its exchange writes it: a capital letter, then up to 14
 * capital letters, digits or dots ({@code BRK.B}). That it has this form does not say that the
 * vendor knows it.
 */
public record Symbol(String value) implements Comparable<Symbol> {

  /** The form of a symbol, as a regular expression for request validation. */
  public static final String FORM = "[A-Z][A-Z0-9.]{0,14}";

  private static final Pattern PATTERN = Pattern.compile(FORM);

  /**
   * @throws IllegalArgumentException if the text does not have the {@linkplain #FORM form}
   */
  public Symbol {
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException("symbol must match " + FORM + ", was '" + value + "'");
    }
  }

  public static Symbol of(String text) {
    return new Symbol(text);
  }

  /** For what others send us: says whether {@link #of} would accept the text. */
  public static boolean isWellFormed(String text) {
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
