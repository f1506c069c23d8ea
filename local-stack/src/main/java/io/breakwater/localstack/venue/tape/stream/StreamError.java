package io.breakwater.localstack.venue.tape.stream;

import java.util.List;
import java.util.Map;

/** The data stream's errors, by Alpaca's numbers. */
enum StreamError {
  INVALID_SYNTAX(400, "invalid syntax"),
  NOT_AUTHENTICATED(401, "not authenticated"),
  AUTH_FAILED(402, "auth failed"),
  ALREADY_AUTHENTICATED(403, "already authenticated"),
  AUTH_TIMEOUT(404, "auth timeout"),
  SYMBOL_LIMIT(405, "symbol limit exceeded"),
  CONNECTION_LIMIT(406, "connection limit exceeded"),
  SLOW_CLIENT(407, "slow client");

  private final int code;
  private final String message;

  StreamError(int code, String message) {
    this.code = code;
    this.message = message;
  }

  List<Map<String, Object>> frame() {
    return List.of(Map.of("T", "error", "code", code, "msg", message));
  }
}
