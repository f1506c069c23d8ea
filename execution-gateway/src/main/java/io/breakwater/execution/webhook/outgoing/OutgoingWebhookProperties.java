package io.breakwater.execution.webhook.outgoing;

import io.breakwater.execution.webhook.WebhookSecret;
import io.breakwater.security.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is told of order events. Addresses come from here and from nowhere else.
 *
 * @param endpoints by name, at most 20; none by default
 * @param allowLoopback whether a receiver may be on this machine, without TLS; for local use
 * @param attempts how often a message is tried before it is set aside
 * @param firstWait before the second attempt; twice as long before each one after it
 * @param longestWait between two attempts
 * @param connectTimeout of one attempt
 * @param totalTimeout of one attempt; at most 10 s, or the lease could end before it does
 */
@ConfigurationProperties(prefix = "breakwater.outgoing-webhooks", ignoreUnknownFields = false)
public record OutgoingWebhookProperties(
    @DefaultValue Map<String, EndpointSettings> endpoints,
    @DefaultValue("false") boolean allowLoopback,
    @DefaultValue("10") int attempts,
    @DefaultValue("1s") Duration firstWait,
    @DefaultValue("5m") Duration longestWait,
    @DefaultValue("2s") Duration connectTimeout,
    @DefaultValue("5s") Duration totalTimeout) {
  public static final String NAME = "[a-z0-9-]{1,40}";

  private static final String PREFIX = "breakwater.outgoing-webhooks.";
  private static final int MOST_ENDPOINTS = 20;
  private static final int MOST_ATTEMPTS = 100;
  private static final int MOST_SECRETS = 2;
  private static final Duration MOST_TOTAL = Duration.ofSeconds(10);
  private static final String TYPE = "order\\.[a-z_]{1,40}";

  public OutgoingWebhookProperties {
    endpoints = Map.copyOf(endpoints);
    require(endpoints.size() <= MOST_ENDPOINTS, "endpoints must be at most " + MOST_ENDPOINTS);
    require(attempts >= 1 && attempts <= MOST_ATTEMPTS, "attempts must be 1..100");
    require(firstWait.isPositive(), "first-wait must be positive");
    require(longestWait.compareTo(firstWait) >= 0, "longest-wait must be at least first-wait");
    require(connectTimeout.isPositive(), "connect-timeout must be positive");
    require(
        totalTimeout.isPositive() && totalTimeout.compareTo(MOST_TOTAL) <= 0,
        "total-timeout must be positive and at most 10s");
    for (var endpoint : endpoints.entrySet()) {
      check(endpoint.getKey(), endpoint.getValue(), allowLoopback);
    }
  }

  /**
   * One receiver.
   *
   * @param url its address; prints without what comes after the host
   * @param secrets one, or two while one takes over from the other, each {@code whsec_<Base64>}
   * @param types of the order events that it is told of; all where there are none
   */
  public record EndpointSettings(
      URI url, @DefaultValue List<Secret> secrets, @DefaultValue Set<String> types) {

    public EndpointSettings {
      secrets = List.copyOf(secrets);
      types = Set.copyOf(types);
    }

    @Override
    public String toString() {
      return "EndpointSettings[host=%s, types=%s]".formatted(url.getHost(), types);
    }
  }

  /** The endpoints with their secrets read, by name. */
  List<Endpoint> parsed() {
    return endpoints.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry ->
            new Endpoint(
                entry.getKey(),
                entry.getValue().url(),
                entry.getValue().secrets().stream().map(WebhookSecret::parse).toList(),
                entry.getValue().types()))
        .toList();
  }

  private static void check(String name, EndpointSettings endpoint, boolean allowLoopback) {
    require(name.matches(NAME), "endpoints: a name must match " + NAME);
    String key = "endpoints." + name + ".";
    URI url = endpoint.url();
    boolean http = allowLoopback && "http".equals(url.getScheme());
    require("https".equals(url.getScheme()) || http, key + "url must begin with https://");
    require(
        url.getHost() != null && url.getUserInfo() == null && url.getFragment() == null,
        key + "url must name a host, and neither a user nor a fragment");
    int secrets = endpoint.secrets().size();
    require(secrets >= 1 && secrets <= MOST_SECRETS, key + "secrets must be one or two");
    for (Secret secret : endpoint.secrets()) {
      checkSecret(key, secret);
    }
    require(
        endpoint.types().stream().allMatch(type -> type.matches(TYPE)),
        key + "types must be of order events, such as order.filled");
  }

  private static void checkSecret(String key, Secret secret) {
    try {
      WebhookSecret.parse(secret);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(PREFIX + key + "secrets: " + e.getMessage(), e);
    }
  }

  private static void require(boolean kept, String rule) {
    if (!kept) {
      throw new IllegalArgumentException(PREFIX + rule);
    }
  }
}
