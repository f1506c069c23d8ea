package io.breakwater.localstack.venue.book;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request that reached the venue, and what became of it.
 *
 * @param number counts up from 1
 * @param status the answer's HTTP status; null if the venue ended before it answered
 * @param code Alpaca's error code; null if the answer had none
 */
public record Arrival(long number, Request request, @Nullable Integer status, @Nullable Long code) {

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
