package io.breakwater.marketdata.feed;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How the feed is.
 *
 * @param wanted how many symbols are to be streamed
 * @param streamed how many the vendor confirmed
 * @param silence machine time since anything came from the vendor; empty if nothing ever did
 * @param fencingToken of the lease under which this process streams, while it does
 * @param problem what last went wrong, until things are well again
 */
public record FeedStatus(
    State state,
    int wanted,
    int streamed,
    Optional<Duration> silence,
    OptionalLong fencingToken,
    Optional<String> problem) {

  /** What the feed is doing. */
  public enum State {
    /** Another process streams, or may: this one does not. */
    STANDBY,
    /** Not connected; it is being tried. */
    CONNECTING,
    /** Connected and authenticated. */
    STREAMING
  }
}
