package io.breakwater.localstack.venue.book.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.breakwater.localstack.venue.book.Arrival;
import io.breakwater.localstack.venue.book.Arrivals;
import io.breakwater.localstack.venue.fault.FaultRule;
import io.breakwater.localstack.venue.fault.web.RequestFaults;
import io.breakwater.localstack.venue.wire.AlpacaError;
import io.breakwater.localstack.venue.wire.web.ErrorWriter;
import io.breakwater.localstack.venue.wire.web.Paths;
import io.breakwater.localstack.venue.wire.web.RequestIdFilter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads each request whole, writes it down with the fault that is to strike it, lets it be
 * answered, and adds the answer. A body of more than {@value #MAX_BODY} bytes is written down by
 * its beginning and refused.
 */
final class ArrivalFilter extends OncePerRequestFilter {
  private static final int MAX_BODY = 64 * 1024;
  private static final int MAX_KEPT = 4 * 1024;

  private final Arrivals arrivals;
  private final RequestFaults faults;
  private final InstantSource clock;
  private final ErrorWriter errors;

  ArrivalFilter(Arrivals arrivals, RequestFaults faults, InstantSource clock, ErrorWriter errors) {
    this.arrivals = arrivals;
    this.faults = faults;
    this.clock = clock;
    this.errors = errors;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !Paths.isRecorded(request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    byte[] body = request.getInputStream().readNBytes(MAX_BODY + 1);
    FaultRule fault = faults.decide(request, body).orElse(null);
    long number = arrivals.arrived(arrival(request, body), fault == null ? null : fault.name());
    try {
      if (body.length > MAX_BODY) {
        errors.write(request, response, AlpacaError.of(413, "request body is too large"));
      } else {
        chain.doFilter(new ReadRequest(request, body), response);
      }
    } finally {
      if (fault == null || !fault.kind().isUnheard()) {
        answered(number, request, response);
      }
    }
  }

  private void answered(long number, HttpServletRequest request, HttpServletResponse response) {
    Object code = request.getAttribute(ErrorWriter.CODE);
    arrivals.answered(number, response.getStatus(), code instanceof Long known ? known : null);
  }

  private Arrival.Request arrival(HttpServletRequest request, byte[] body) {
    return new Arrival.Request(
        clock.instant(),
        String.valueOf(request.getAttribute(RequestIdFilter.ATTRIBUTE)),
        request.getMethod(),
        request.getRequestURI(),
        request.getQueryString(),
        kept(body));
  }

  private static @Nullable String kept(byte[] body) {
    return body.length == 0 ? null : new String(body, 0, Math.min(body.length, MAX_KEPT), UTF_8);
  }
}
