package io.breakwater.execution.broker;

import java.util.regex.Pattern;

/** The ticker of a US equity, such as {@code AAPL} or {@code BRK.B}: 1 to 15 characters. */
public record Symbol(String value) implements Comparable<Symbol> {

  /** For Bean Validation on what comes in from outside. */
  public static final String FORM = "[A-Z][A-Z0-9.]{0,14}";

  private static final Pattern PATTERN = Pattern.compile(FORM);

  public Symbol {
    if (!PATTERN.matcher(value).matches()) {
      throw new IllegalArgumentException("symbol must have the form " + FORM + ", was " + value);
    }
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
