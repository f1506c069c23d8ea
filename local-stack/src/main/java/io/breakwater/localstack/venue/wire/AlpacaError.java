package io.breakwater.localstack.venue.wire;

import java.util.Map;

/**
 * An error as Alpaca answers it: an HTTP status, and a body with an eight-digit code and a message.
 * The two need not agree: 422 often comes with a code that begins with 400.
 *
 * @param details further fields of the body, all texts
 */
public record AlpacaError(int status, long code, String message, Map<String, String> details) {
  private static final int CODES_PER_STATUS = 100_000;

  public AlpacaError {
    details = Map.copyOf(details);
  }

  public static AlpacaError malformed(String message) {
    return new AlpacaError(400, 40010000, message, Map.of());
  }

  public static AlpacaError unauthorized() {
    return new AlpacaError(401, 40110000, "request is not authorized", Map.of());
  }

  public static AlpacaError forbidden(String message, Map<String, String> details) {
    return new AlpacaError(403, 40310000, message, details);
  }

  public static AlpacaError notFound(String message) {
    return new AlpacaError(404, 40410000, message, Map.of());
  }

  public static AlpacaError badField(String message) {
    return new AlpacaError(422, 40010001, message, Map.of());
  }

  public static AlpacaError unprocessable(String message) {
    return unprocessable(message, Map.of());
  }

  public static AlpacaError unprocessable(String message, Map<String, String> details) {
    return new AlpacaError(422, 42210000, message, details);
  }

  public static AlpacaError rateLimited() {
    return new AlpacaError(429, 42910000, "rate limit exceeded", Map.of());
  }

  public static AlpacaError internal() {
    return new AlpacaError(500, 50010000, "internal server error", Map.of());
  }

  /** An error that Alpaca has no code of its own for. */
  public static AlpacaError of(int status, String message) {
    return new AlpacaError(status, (long) status * CODES_PER_STATUS + 10_000, message, Map.of());
  }
}
