package io.breakwater.boot.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of this service's REST interface.
 *
 * @param bodyLimit largest request body, in bytes after decoding of chunks; a larger one is refused
 *     with 413
 */
@ConfigurationProperties(prefix = "breakwater.web", ignoreUnknownFields = false)
record WebProperties(@DefaultValue("64KB") DataSize bodyLimit) {

  public WebProperties {
    if (bodyLimit.toBytes() < 1 || bodyLimit.toBytes() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "breakwater.web.body-limit must be from 1 byte to 2 GB, was " + bodyLimit);
    }
  }
}
