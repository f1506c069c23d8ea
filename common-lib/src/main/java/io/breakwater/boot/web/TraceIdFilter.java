package io.breakwater.boot.web;

import io.breakwater.logging.CorrelationId;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each answer the trace id under which the logs tell its story, as {@code X-Trace-Id}. Adds
 * nothing where no tracing is configured. Thread-safe.
 */
final class TraceIdFilter extends OncePerRequestFilter {
  static final String HEADER = "X-Trace-Id";

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    CorrelationId.current().ifPresent(id -> response.setHeader(HEADER, id));
    chain.doFilter(request, response);
  }
}
