package io.breakwater.localstack.venue.order;

import java.util.Map;

/**
 * Why the venue does not do what it was asked, in Alpaca's words.
 *
 * @param details further fields of the error body, all texts
 */
public record Refusal(Kind kind, String message, Map<String, String> details) {

  /** What sort of refusal it is: Alpaca has one status and code for each. */
  public enum Kind {
    /** The request cannot be meant by anyone. */
    MALFORMED,
    /** A field of the request is not acceptable. */
    BAD_FIELD,
    /** The request is well-formed, and the market's rules forbid it. */
    UNPROCESSABLE,
    /** The account may not do this now. */
    FORBIDDEN,
    NOT_FOUND
  }

  public Refusal {
    details = Map.copyOf(details);
  }

  public static Refusal of(Kind kind, String message) {
    return new Refusal(kind, message, Map.of());
  }
}
