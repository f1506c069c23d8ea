package io.breakwater.boot;

import io.breakwater.security.ApiKey;
import io.breakwater.security.Secret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who this service is to the others, and whether its documentation is open.
 *
 * @param serviceKey this service's own API key, shown to the other services; a service that calls
 *     none needs none
 * @param openDocs whether Swagger UI and the OpenAPI file need no key; where it is not set, they
 *     need none exactly when the server listens on a loopback address
 */
@ConfigurationProperties(prefix = "breakwater.security", ignoreUnknownFields = false)
public record SecurityProperties(@Nullable Secret serviceKey, @Nullable Boolean openDocs) {

  public SecurityProperties {
    if (serviceKey != null && ApiKey.parse(serviceKey.reveal()).isEmpty()) {
      throw new IllegalArgumentException(
          "breakwater.security.service-key must have the form bw_<id>_<secret>");
    }
  }

  /** The service key, where there is one. */
  public Optional<Secret> key() {
    return Optional.ofNullable(serviceKey);
  }
}
