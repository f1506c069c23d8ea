package io.breakwater.localstack.venue.book;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request that reached the venue, and what became of it.
 *
 * @param number counts up from 1
 * @param fault the name of the rule of the fault plan that struck it; null if none did
 * @param status the HTTP status of the answer, whether or not that reached the client; null if the
 *     venue ended before it answered, or a fault kept the request from being heard
 * @param code Alpaca's error code; null if the answer had none
 */
public record Arrival(
    long number,
    Request request,
    @Nullable String fault,
    @Nullable Integer status,
    @Nullable Long code) {

  /**
   * What was asked.
   *
   * @param at market time
   * @param body as sent, cut to a bound; null if there was none
   */
  public record Request(
      Instant at,
      String requestId,
      String method,
      String path,
      @Nullable String query,
      @Nullable String body) {}
}
