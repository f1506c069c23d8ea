package io.breakwater.orchestrator.strategy;

import java.util.regex.Pattern;

/** The name of a strategy: 1 to 64 letters, digits, dots, dashes, underscores, no leading dot. */
public record StrategyName(String value) {

  /** The form, also for checks on requests. */
  public static final String FORM = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

  private static final Pattern PATTERN = Pattern.compile(FORM);

  /**
   * @throws IllegalArgumentException if the text is no name
   */
  public StrategyName {
    if (!PATTERN.matcher(value).matches()) {
      throw new IllegalArgumentException("strategy must match " + FORM + ", was '" + value + "'");
    }
  }

  public static StrategyName of(String value) {
    return new StrategyName(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
