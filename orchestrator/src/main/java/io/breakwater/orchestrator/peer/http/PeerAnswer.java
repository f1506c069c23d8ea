package io.breakwater.orchestrator.peer.http;

import io.breakwater.boot.http.TolerantJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** A peer's answer, not yet read: a status and a body of JSON. */
public final class PeerAnswer {

  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_MANY_REQUESTS = 429;

  private final int status;
  private final byte[] body;

  PeerAnswer(int status, byte[] body) {
    this.status = status;
    this.body = body;
  }

  public int status() {
    return status;
  }

  public boolean isOk() {
    return status >= 200 && status < 300;
  }

  /** Whether asking the same again would be answered the same: a 4xx that does not say "later". */
  public boolean isRefusal() {
    return status >= 400
        && status < 500
        && status != REQUEST_TIMEOUT
        && status != TOO_MANY_REQUESTS;
  }

  /**
   * Reads the body, whose fields that we do not know are ignored.
   *
   * @throws IllegalArgumentException if it is not JSON, or not of that shape
   */
  public <B> B bodyAs(Class<B> type) {
    try {
      return required(TolerantJson.mapper().readValue(body, type), "body");
    } catch (JacksonException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
  }

  /**
   * What the peer says of its refusal; made from the status alone where it says nothing readable.
   */
  public Problem problem() {
    try {
      return bodyAs(ProblemBody.class).problem(status);
    } catch (IllegalArgumentException e) {
      return new ProblemBody(null, null, null, null).problem(status);
    }
  }

  /**
   * Returns the value of a field that a peer promises.
   *
   * @throws IllegalArgumentException if it is missing
   */
  public static <T> T required(@Nullable T value, String field) {
    if (value == null) {
      throw new IllegalArgumentException("field '" + field + "' is missing");
    }
    return value;
  }

  private record ProblemBody(
      @Nullable String code,
      @Nullable String title,
      @Nullable String detail,
      @Nullable String orderId) {

    Problem problem(int status) {
      String text = detail != null ? detail : title != null ? title : "no reason given";
      return new Problem(code == null ? "HTTP_" + status : code, text, orderId);
    }
  }
}
