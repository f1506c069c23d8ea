package io.breakwater.logging;

import java.util.Optional;
import org.slf4j.MDC;

/** The id that ties together the log lines of one request, across services: its W3C trace id. */
public final class CorrelationId {

  private CorrelationId() {}

  /** The id of what this thread works on; empty outside a traced request. */
  public static Optional<String> current() {
    return Optional.ofNullable(MDC.get(LogKeys.TRACE_ID));
  }
}
