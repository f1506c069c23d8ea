package io.breakwater.execution.broker;

import java.net.URI;
import java.util.Locale;

/** What stands behind the broker's address, and so which addresses it may have. */
public enum BrokerKind {
  /** The embedded venue, or any other stand-in: wherever it is, no money moves. */
  VENUE,
  /**
   * Nobody: orders are recorded and go nowhere. The address is a stand-in's too, and is asked for
   * prices and assets alone, so that even a mistake of ours reaches no broker.
   */
  DRY_RUN,
  /** Alpaca with play money. */
  ALPACA_PAPER,
  /** Alpaca with real money. */
  ALPACA_LIVE;

  private static final String PAPER_HOST = "paper-api.alpaca.markets";
  private static final String LIVE_HOST = "api.alpaca.markets";

  /**
   * Whether a URL is where this kind of broker is. Alpaca is where it says it is, over TLS; the
   * stand-in for it is anywhere else.
   */
  boolean isAt(URI url) {
    String host = String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    boolean encrypted = scheme.equals("https") || scheme.equals("wss");
    return switch (this) {
      case VENUE, DRY_RUN -> !host.equals(LIVE_HOST) && !host.equals(PAPER_HOST);
      case ALPACA_PAPER -> host.equals(PAPER_HOST) && encrypted;
      case ALPACA_LIVE -> host.equals(LIVE_HOST) && encrypted;
    };
  }

  /** The name in settings, and of the profile that sets all of it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
