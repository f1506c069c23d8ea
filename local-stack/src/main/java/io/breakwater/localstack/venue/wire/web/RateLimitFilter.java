package io.breakwater.localstack.venue.wire.web;

import io.breakwater.localstack.venue.wire.AlpacaError;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says with each answer how much of the limit is left, and refuses what goes over it: always before
 * anything was accepted, because clients send a request again after a 429.
 */
final class RateLimitFilter extends OncePerRequestFilter {
  private final RateLimit limit;
  private final ErrorWriter errors;

  RateLimitFilter(int limit, InstantSource machine, ErrorWriter errors) {
    this.limit = new RateLimit(limit, machine);
    this.errors = errors;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !Paths.isLimited(request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    RateLimit.Left left = limit.count();
    RateHeaders.write(response, left);
    if (left.isExceeded()) {
      errors.write(request, response, AlpacaError.rateLimited());
      return;
    }
    chain.doFilter(request, response);
  }
}
