package io.breakwater.localstack.venue.wire.web;

import io.breakwater.localstack.venue.wire.AlpacaError;
import io.breakwater.localstack.venue.wire.KeyPair;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets only the holder of the key pair in; a stream's client is asked later, by message. */
final class KeyPairFilter extends OncePerRequestFilter {
  private final KeyPair keys;
  private final ErrorWriter errors;

  KeyPairFilter(KeyPair keys, ErrorWriter errors) {
    this.keys = keys;
    this.errors = errors;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (Paths.isStream(request) && !"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
      errors.write(request, response, AlpacaError.malformed("this address speaks WebSocket"));
      return;
    }
    if (Paths.isApi(request)
        && !keys.matches(
            request.getHeader(KeyPair.ID_HEADER), request.getHeader(KeyPair.SECRET_HEADER))) {
      errors.write(request, response, AlpacaError.unauthorized());
      return;
    }
    chain.doFilter(request, response);
  }
}
