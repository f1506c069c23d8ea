package io.breakwater.localstack.venue.wire.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/** Which paths belong to what. */
public final class Paths {
  public static final String TRADE_UPDATES = "/stream";
  public static final String MARKET_DATA = "/v2/iex";

  /** What arrived; with all below {@value #OWN}, the venue's own, for tests and people. */
  public static final String ARRIVALS = "/venue/arrivals";

  /** What shall go wrong. */
  public static final String FAULTS = "/venue/faults";

  private static final String OWN = "/venue/";

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

  /** What the rate limit counts: Alpaca's REST API without the venue's own. */
  static boolean isLimited(HttpServletRequest request) {
    return isApi(request) && !path(request).startsWith(OWN);
  }

  /** What is written into the book of arrivals, and what a fault may strike. */
  public static boolean isRecorded(HttpServletRequest request) {
    return isStream(request) || isLimited(request);
  }

  /**
   * As the handlers' mapping sees it: decoded, without parameters. The URI itself may be written in
   * many ways.
   */
  public static String path(HttpServletRequest request) {
    return request.getServletPath();
  }
}
