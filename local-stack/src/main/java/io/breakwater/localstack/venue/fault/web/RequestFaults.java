package io.breakwater.localstack.venue.fault.web;

import io.breakwater.localstack.venue.fault.FaultRule;
import io.breakwater.localstack.venue.fault.Faults;
import io.breakwater.localstack.venue.fault.SeenRequest;
import io.breakwater.localstack.venue.wire.web.Paths;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Decides once for each request which fault strikes it. Deciding and striking are apart, so that
 * the book of arrivals can write the decision down in between. Thread-safe.
 */
public final class RequestFaults {
  private static final String ATTRIBUTE = RequestFaults.class.getName();
  private static final String CLIENT_ORDER_ID = "client_order_id";

  private final Faults faults;
  private final JsonMapper json;

  RequestFaults(Faults faults, JsonMapper json) {
    this.faults = faults;
    this.json = json;
  }

  /** Decides, and remembers it with the request. */
  public Optional<FaultRule> decide(HttpServletRequest request, byte[] body) {
    Optional<FaultRule> fault =
        faults.onRequest(
            new SeenRequest(
                request.getMethod(), Paths.path(request), () -> clientOrderId(request, body)));
    fault.ifPresent(rule -> request.setAttribute(ATTRIBUTE, rule));
    return fault;
  }

  static @Nullable FaultRule decided(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof FaultRule rule ? rule : null;
  }

  private @Nullable String clientOrderId(HttpServletRequest request, byte[] body) {
    String asked = request.getParameter(CLIENT_ORDER_ID);
    if (asked != null) {
      return asked;
    }
    try {
      return json.readTree(body).path(CLIENT_ORDER_ID).asString(null);
    } catch (JacksonException e) {
      // No JSON, no id; whoever judges the request will say so.
      return null;
    }
  }
}
