package io.breakwater.localstack.venue.wire.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.breakwater.localstack.venue.wire.AlpacaError;
import java.io.IOException;
import java.io.Writer;
import java.util.UUID;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tomcat's own error page, for requests so broken that no servlet sees them. Tomcat makes it by its
 * class name.
 */
public final class JsonErrorValve extends ErrorReportValve {
  private static final Logger LOG = LoggerFactory.getLogger(JsonErrorValve.class);

  @Override
  protected void report(Request request, Response response, @Nullable Throwable cause) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    AlpacaError error = AlpacaAdvice.ofStatus(status);
    if (response.getHeader(RequestIdFilter.HEADER) == null) {
      response.setHeader(RequestIdFilter.HEADER, RequestIdFilter.text(UUID.randomUUID()));
    }
    response.setContentType("application/json");
    response.setCharacterEncoding(UTF_8);
    try {
      Writer writer = response.getReporter();
      if (writer != null) {
        writer.write("{\"code\":%d,\"message\":\"%s\"}".formatted(error.code(), error.message()));
        response.finishResponse();
      }
    } catch (IOException e) {
      // The client has gone; there is nobody to tell.
      LOG.debug("error page not written", e);
    }
  }
}
