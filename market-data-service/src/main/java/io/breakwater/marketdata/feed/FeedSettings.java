package io.breakwater.marketdata.feed;

import java.time.Duration;

/**
 * The times by which the {@link Feed} works, all in machine time.
 *
 * @param firstRetry wait after the first failure to connect
 * @param longestRetry wait after many, or after the vendor refused us
 * @param pingInterval how often we ask for a sign of life
 * @param silenceLimit how long a connection may be silent before it counts as dead
 */
public record FeedSettings(
    Duration firstRetry, Duration longestRetry, Duration pingInterval, Duration silenceLimit) {}
