package io.breakwater.logging;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/**
 * Logback's {@code %msg} with {@link Redaction} applied to the message and its key-values.
 * Thread-safe.
 */
public final class RedactingConverter extends MessageConverter {

  @Override
  public String convert(ILoggingEvent event) {
    var line = new StringBuilder(String.valueOf(super.convert(event)));
    if (event.getKeyValuePairs() != null) {
      event
          .getKeyValuePairs()
          .forEach(pair -> line.append(' ').append(pair.key).append('=').append(pair.value));
    }
    return Redaction.redact(line.toString());
  }
}
