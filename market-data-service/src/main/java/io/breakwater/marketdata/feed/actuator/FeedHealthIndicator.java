package io.breakwater.marketdata.feed.actuator;

import io.breakwater.marketdata.feed.Feed;
import io.breakwater.marketdata.feed.FeedStatus;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * How the feed is. Without its stream the service is DEGRADED and not down: it still answers,
 * asking the vendor each time.
 */
public final class FeedHealthIndicator implements HealthIndicator {

  private static final Status DEGRADED =
      new Status("DEGRADED", "The vendor's stream is not connected");

  private final Feed feed;

  public FeedHealthIndicator(Feed feed) {
    this.feed = feed;
  }

  @Override
  public Health health() {
    FeedStatus status = feed.status();
    Health.Builder health =
        switch (status.state()) {
          case STREAMING, STANDBY -> Health.up();
          case CONNECTING -> Health.status(DEGRADED);
        };
    health
        .withDetail("state", status.state().name())
        .withDetail("wanted", status.wanted())
        .withDetail("streamed", status.streamed());
    status
        .silence()
        .ifPresent(silence -> health.withDetail("last_message_age_millis", silence.toMillis()));
    status.fencingToken().ifPresent(token -> health.withDetail("fencing_token", token));
    status.problem().ifPresent(problem -> health.withDetail("problem", problem));
    return health.build();
  }
}
