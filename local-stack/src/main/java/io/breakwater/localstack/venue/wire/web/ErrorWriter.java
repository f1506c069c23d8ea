package io.breakwater.localstack.venue.wire.web;

import io.breakwater.localstack.venue.wire.AlpacaError;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Writes error bodies, for filters as for controllers. Thread-safe. */
public final class ErrorWriter {

  /** The request attribute that holds the code of the answer, for the book of arrivals. */
  public static final String CODE = ErrorWriter.class.getName() + ".code";

  private final JsonMapper json;

  public ErrorWriter(JsonMapper json) {
    this.json = json;
  }

  public void write(HttpServletRequest request, HttpServletResponse response, AlpacaError error)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    response.resetBuffer();
    response.setStatus(error.status());
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.getOutputStream().write(json.writeValueAsBytes(body(request, error)));
    response.flushBuffer();
  }

  static Map<String, Object> body(HttpServletRequest request, AlpacaError error) {
    request.setAttribute(CODE, error.code());
    var body = new LinkedHashMap<String, Object>();
    body.put("code", error.code());
    body.put("message", error.message());
    body.putAll(error.details());
    return body;
  }
}
