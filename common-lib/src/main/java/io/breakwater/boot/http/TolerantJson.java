package io.breakwater.boot.http;

import io.breakwater.boot.MoneyModule;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON as others write it, whether one of our services, the broker or a vendor: {@code snake_case},
 * and a field we do not know is ignored, so that their next new field does not stop trading.
 */
public final class TolerantJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .addModule(new MoneyModule())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private TolerantJson() {}

  /** Returns the shared mapper; immutable, thread-safe. */
  public static JsonMapper mapper() {
    return MAPPER;
  }
}
