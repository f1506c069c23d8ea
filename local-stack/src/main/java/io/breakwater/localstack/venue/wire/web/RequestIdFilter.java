package io.breakwater.localstack.venue.wire.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives each request an id and each answer the header that says it. */
public final class RequestIdFilter extends OncePerRequestFilter {
  public static final String ATTRIBUTE = RequestIdFilter.class.getName() + ".id";
  static final String HEADER = "X-Request-ID";

  private final Supplier<UUID> ids;

  public RequestIdFilter(Supplier<UUID> ids) {
    this.ids = ids;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String id = text(ids.get());
    request.setAttribute(ATTRIBUTE, id);
    response.setHeader(HEADER, id);
    chain.doFilter(request, response);
  }

  static String text(UUID id) {
    return id.toString().replace("-", "");
  }
}
