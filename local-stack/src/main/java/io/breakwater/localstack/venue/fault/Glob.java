package io.breakwater.localstack.venue.fault;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A text in which {@code *} stands for any characters, of one path segment or of an id. */
public final class Glob {
  private final String text;
  private final Pattern pattern;

  private Glob(String text, Pattern pattern) {
    this.text = text;
    this.pattern = pattern;
  }

  /** {@code *} is any characters, or none. */
  public static Glob ofId(String text) {
    return new Glob(text, Pattern.compile(quoted(text, ".*"), Pattern.DOTALL));
  }

  /** {@code *} is characters but no slash; {@code **} at the end is whatever comes. */
  public static Glob ofPath(String text) {
    boolean open = text.endsWith("/**");
    String closed = open ? text.substring(0, text.length() - "**".length()) : text;
    return new Glob(text, Pattern.compile(quoted(closed, "[^/]+") + (open ? ".+" : "")));
  }

  public boolean matches(String candidate) {
    return pattern.matcher(candidate).matches();
  }

  @Override
  public String toString() {
    return text;
  }

  private static String quoted(String text, String wildcard) {
    return Arrays.stream(text.split("\\*", -1))
        .map(Pattern::quote)
        .collect(Collectors.joining(wildcard));
  }
}
