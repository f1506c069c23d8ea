package io.breakwater.subscription;

import java.util.regex.Pattern;

/**
 * Who wants a subscription, such as {@code manual}, {@code position} or {@code orchestrator:alpha}.
 *
 * @param name 1 to 64 characters: letters, digits and {@code : . _ -}
 */
public record Source(String name) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9:._-]{1,64}");

  /**
   * @throws IllegalArgumentException if the name has another form
   */
  public Source {
    if (!FORM.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "source must be 1 to 64 letters, digits or : . _ -, had %d characters"
              .formatted(name.length()));
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
