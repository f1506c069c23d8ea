package io.breakwater.marketdata.feed;

import io.breakwater.security.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The data vendor: where it is, who we are to it, and how patient we are with it. All times are
 * machine time.
 *
 * @param baseUrl of the REST API
 * @param streamUrl of the data stream, with the feed's name: {@code wss://…/v2/iex}
 * @param codec how frames of the stream are written
 * @param quotesFeed the source of latest quotes over REST; the same as in the stream's URL
 * @param barsFeed the source of bars: the consolidated one, because a single exchange's volume is a
 *     fraction of the market's
 * @param connectTimeout for REST and stream
 * @param readTimeout for one REST answer, and for each step of the stream's handshake
 * @param leaseTime how long a silent process keeps the right to stream
 * @param firstRetry wait after the first failure to connect to the stream
 * @param longestRetry wait after many, or after the vendor refused us
 * @param pingInterval how often we ask the stream for a sign of life
 * @param silenceLimit how long the stream may be silent before its connection counts as dead
 */
@ConfigurationProperties(prefix = "breakwater.feed", ignoreUnknownFields = false)
public record FeedProperties(
    URI baseUrl,
    URI streamUrl,
    Secret keyId,
    Secret secretKey,
    @DefaultValue("msgpack") Codec codec,
    @DefaultValue("iex") String quotesFeed,
    @DefaultValue("sip") String barsFeed,
    @DefaultValue("1s") Duration connectTimeout,
    @DefaultValue("5s") Duration readTimeout,
    @DefaultValue("15s") Duration leaseTime,
    @DefaultValue("250ms") Duration firstRetry,
    @DefaultValue("10s") Duration longestRetry,
    @DefaultValue("5s") Duration pingInterval,
    @DefaultValue("15s") Duration silenceLimit) {

  /** How frames of the stream are written. */
  public enum Codec {
    MSGPACK,
    JSON
  }

  private static final String PREFIX = "breakwater.feed.";

  public FeedProperties {
    requireScheme("base-url", baseUrl, "http");
    requireScheme("stream-url", streamUrl, "ws");
    Map.of(
            "connect-timeout", connectTimeout,
            "read-timeout", readTimeout,
            "lease-time", leaseTime,
            "first-retry", firstRetry,
            "longest-retry", longestRetry,
            "ping-interval", pingInterval,
            "silence-limit", silenceLimit)
        .forEach(FeedProperties::requirePositive);
    if (longestRetry.compareTo(firstRetry) < 0) {
      throw new IllegalArgumentException(
          PREFIX + "longest-retry must not be below first-retry, was " + longestRetry);
    }
    if (silenceLimit.compareTo(pingInterval) <= 0) {
      throw new IllegalArgumentException(
          PREFIX + "silence-limit must be above ping-interval, was " + silenceLimit);
    }
  }

  FeedSettings settings() {
    return new FeedSettings(firstRetry, longestRetry, pingInterval, silenceLimit);
  }

  private static void requireScheme(String key, URI url, String scheme) {
    String actual = String.valueOf(url.getScheme());
    if (!actual.equals(scheme) && !actual.equals(scheme + "s")) {
      throw new IllegalArgumentException(
          PREFIX + key + " must begin with " + scheme + ":// or " + scheme + "s://, was " + url);
    }
  }

  private static void requirePositive(String key, Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException(PREFIX + key + " must be positive, was " + duration);
    }
  }
}
