package io.breakwater.boot;

import io.breakwater.clock.ReplaySetting;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which market time this process lives in.
 *
 * @param replay the one setting by which market time replays history, in the text form of {@link
 *     ReplaySetting}; where it is absent or blank, market time is machine time
 */
@ConfigurationProperties(prefix = "breakwater.clock", ignoreUnknownFields = false)
public record ClockProperties(@Nullable String replay) {

  public ClockProperties {
    try {
      setting(replay);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("breakwater.clock.replay: " + e.getMessage(), e);
    }
  }

  public Optional<ReplaySetting> setting() {
    return setting(replay);
  }

  private static Optional<ReplaySetting> setting(@Nullable String text) {
    return text == null || text.isBlank()
        ? Optional.empty()
        : Optional.of(ReplaySetting.parse(text));
  }
}
