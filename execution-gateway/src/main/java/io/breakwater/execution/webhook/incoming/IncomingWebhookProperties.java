package io.breakwater.execution.webhook.incoming;

import io.breakwater.execution.webhook.WebhookSecret;
import io.breakwater.security.Secret;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether signed webhooks are taken in, and what they are verified with.
 *
 * @param enabled whether there is a path for them at all
 * @param secrets one, or two while one takes over from the other, each {@code whsec_<Base64>}; no
 *     default, and none may be missing where webhooks are taken in
 * @param lookupsPerMinute how many lookups at the broker they may cost this gateway
 * @param retention how long the id of a webhook is remembered, so that it counts once; a day at
 *     least
 */
@ConfigurationProperties(prefix = "breakwater.incoming-webhooks", ignoreUnknownFields = false)
public record IncomingWebhookProperties(
    @DefaultValue("false") boolean enabled,
    @DefaultValue List<Secret> secrets,
    @DefaultValue("30") int lookupsPerMinute,
    @DefaultValue("48h") Duration retention) {

  private static final String PREFIX = "breakwater.incoming-webhooks.";
  private static final int MOST_SECRETS = 2;
  private static final int MOST_LOOKUPS = 60_000;
  private static final Duration SHORTEST_RETENTION = Duration.ofHours(24);

  public IncomingWebhookProperties {
    secrets = List.copyOf(secrets);
    if (secrets.size() > MOST_SECRETS || (enabled && secrets.isEmpty())) {
      throw new IllegalArgumentException(
          PREFIX + "secrets must be one or two, were " + secrets.size());
    }
    parsed(secrets);
    if (lookupsPerMinute < 1 || lookupsPerMinute > MOST_LOOKUPS) {
      throw new IllegalArgumentException(
          PREFIX + "lookups-per-minute must be 1 to 60000, was " + lookupsPerMinute);
    }
    if (retention.compareTo(SHORTEST_RETENTION) < 0) {
      throw new IllegalArgumentException(
          PREFIX + "retention must be at least 24h, was " + retention);
    }
  }

  List<WebhookSecret> parsedSecrets() {
    return parsed(secrets);
  }

  private static List<WebhookSecret> parsed(List<Secret> secrets) {
    try {
      return secrets.stream().map(WebhookSecret::parse).toList();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(PREFIX + "secrets: " + e.getMessage(), e);
    }
  }
}
