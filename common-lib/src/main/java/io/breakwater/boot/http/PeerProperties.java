package io.breakwater.boot.http;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the other services are. Components and not a map, because an environment variable cannot
 * spell the hyphen of a map key.
 */
@ConfigurationProperties(prefix = "breakwater.peers", ignoreUnknownFields = false)
public record PeerProperties(
    @Nullable Peer executionGateway,
    @Nullable Peer marketDataService,
    @Nullable Peer signalService) {

  /** The peer of that name, as in {@code execution-gateway}; null where none is configured. */
  @Nullable Peer named(String name) {
    return switch (name) {
      case "execution-gateway" -> executionGateway;
      case "market-data-service" -> marketDataService;
      case "signal-service" -> signalService;
      default -> throw new IllegalArgumentException("no service is called '" + name + "'");
    };
  }

  /**
   * One service that we call.
   *
   * @param baseUrl such as {@code http://127.0.0.1:8002}
   * @param connectTimeout longest wait for a connection
   * @param readTimeout longest wait for the whole answer
   */
  public record Peer(
      URI baseUrl,
      @DefaultValue("500ms") Duration connectTimeout,
      @DefaultValue("5s") Duration readTimeout) {

    public Peer {
      if (baseUrl == null || baseUrl.getHost() == null || !isHttp(baseUrl.getScheme())) {
        throw new IllegalArgumentException(
            "breakwater.peers.*.base-url must be an http or https URL, was " + baseUrl);
      }
      positive("connect-timeout", connectTimeout);
      positive("read-timeout", readTimeout);
    }

    private static boolean isHttp(@Nullable String scheme) {
      return "http".equals(scheme) || "https".equals(scheme);
    }

    private static void positive(String key, Duration value) {
      if (value.isNegative() || value.isZero()) {
        throw new IllegalArgumentException(
            "breakwater.peers.*." + key + " must be positive, was " + value);
      }
    }
  }
}
