package io.breakwater.localstack.venue.wire.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/** Which paths belong to what. */
public final class Paths {
  public static final String TRADE_UPDATES = "/stream";
  public static final String MARKET_DATA = "/v2/iex";

  /** The venue's own, for tests and people: what arrived. */
  public static final String ARRIVALS = "/venue/arrivals";

  private static final Set<String> STREAMS = Set.of(TRADE_UPDATES, MARKET_DATA);

  private Paths() {}

  /** Alpaca's REST API, streams left out, and the venue's own: they need the key pair. */
  static boolean isApi(HttpServletRequest request) {
    return !isStream(request) && path(request).startsWith("/v");
  }

  /** The streams, whose clients show the key pair in their first message. */
  static boolean isStream(HttpServletRequest request) {
    return STREAMS.contains(path(request));
  }

  /** What is written into the book of arrivals. */
  public static boolean isRecorded(HttpServletRequest request) {
    return isStream(request) || (isApi(request) && !path(request).equals(ARRIVALS));
  }

  /**
   * As the handlers' mapping sees it: decoded, without parameters. The URI itself may be written in
   * many ways.
   */
  private static String path(HttpServletRequest request) {
    return request.getServletPath();
  }
}
