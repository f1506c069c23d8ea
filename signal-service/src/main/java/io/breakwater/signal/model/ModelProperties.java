package io.breakwater.signal.model;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Models of this process.
 *
 * @param reloadInterval pause between two looks at the registry: how long another instance may
 *     score with a model that was replaced
 */
@Validated
@ConfigurationProperties(prefix = "breakwater.models", ignoreUnknownFields = false)
public record ModelProperties(@DefaultValue("5s") Duration reloadInterval) {

  public ModelProperties {
    if (reloadInterval.isNegative() || reloadInterval.isZero()) {
      throw new IllegalArgumentException(
          "breakwater.models.reload-interval must be positive, was " + reloadInterval);
    }
  }
}
