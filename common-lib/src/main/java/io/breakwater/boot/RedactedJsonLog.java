package io.breakwater.boot;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.breakwater.logging.Redaction;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.json.JsonWriter.MemberPath;
import org.springframework.boot.json.WritableJson;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/**
 * Applies {@link Redaction} to each value of a JSON log line: message, key-values, MDC, stack
 * trace. Named in {@code logging.structured.json.customizer}; without it a service does not start.
 */
public final class RedactedJsonLog
    implements StructuredLoggingJsonMembersCustomizer<ILoggingEvent> {

  @Override
  public void customize(JsonWriter.Members<ILoggingEvent> members) {
    members.applyingValueProcessor(RedactedJsonLog::redacted);
  }

  private static @Nullable Object redacted(MemberPath path, @Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Number number -> number;
      case Boolean truth -> truth;
      // What these hold comes by one by one.
      case WritableJson nested -> nested;
      case Map<?, ?> map -> map;
      case Iterable<?> list -> list;
      case Object[] array -> array;
      default -> Redaction.redactLines(value.toString());
    };
  }
}
