package io.breakwater.execution.access;

import java.util.List;

/** The configuration has other secrets for some keys than those that they are kept with. */
public final class OtherSecretStoredException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public OtherSecretStoredException(List<String> keyIds) {
    super(
        "breakwater.access.seeds has another secret, or breakwater.access.pepper is another, than"
            + " the database has these keys with: "
            + String.join(", ", keyIds));
  }
}
