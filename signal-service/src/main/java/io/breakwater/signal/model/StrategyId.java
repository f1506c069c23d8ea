package io.breakwater.signal.model;

import java.util.regex.Pattern;

/**
 * The name of a strategy, as callers give it: a letter or digit, then up to 31 letters, digits,
 * dashes, underscores.
 */
public record StrategyId(String value) {
  /** The form of a name, also for the requests that carry one. */
  public static final String PATTERN = "[A-Za-z0-9][A-Za-z0-9_-]{0,31}";

  private static final Pattern FORM = Pattern.compile(PATTERN);

  public StrategyId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("strategy must match " + PATTERN);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
