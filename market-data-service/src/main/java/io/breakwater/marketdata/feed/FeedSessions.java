package io.breakwater.marketdata.feed;

import io.breakwater.marketdata.quote.TakeQuote;
import java.time.InstantSource;

/** Opens sessions of the vendor's stream, each with a connection of its own. */
final class FeedSessions {

  private final FeedConnector connector;
  private final TakeQuote taking;
  private final FeedCounts counts;
  private final FeedSettings settings;
  private final InstantSource machine;
  private final Alarm alarm;

  FeedSessions(
      FeedConnector connector,
      TakeQuote taking,
      FeedCounts counts,
      FeedSettings settings,
      InstantSource machine,
      Alarm alarm) {
    this.connector = connector;
    this.taking = taking;
    this.counts = counts;
    this.settings = settings;
    this.machine = machine;
    this.alarm = alarm;
  }

  /**
   * @throws FeedUnavailableException if there is no connection to be had now
   */
  FeedSession open() {
    var session = new FeedSession(taking, counts, machine, settings, alarm);
    session.open(connector);
    return session;
  }
}
