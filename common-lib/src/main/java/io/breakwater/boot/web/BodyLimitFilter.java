package io.breakwater.boot.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingRequestWrapper;

/**
 * Refuses a body over the limit: at once where its length is declared, and while it is read where
 * it comes in chunks, so that no more than the limit is ever held. Thread-safe.
 */
final class BodyLimitFilter extends OncePerRequestFilter {
  private final long limit;
  private final ProblemWriter writer;

  BodyLimitFilter(long limit, ProblemWriter writer) {
    this.limit = limit;
    this.writer = writer;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getContentLengthLong() > limit) {
      writer.write(request, response, tooLarge().getBody());
      return;
    }
    chain.doFilter(counted(request), response);
  }

  /** It keeps what has been read besides, which nobody here asks for: at most the limit. */
  private HttpServletRequest counted(HttpServletRequest request) {
    return new ContentCachingRequestWrapper(request, Math.toIntExact(limit)) {
      @Override
      protected void handleContentOverflow(int most) {
        throw tooLarge();
      }
    };
  }

  private ProblemException tooLarge() {
    return new ProblemException(
        CommonProblem.PAYLOAD_TOO_LARGE, "The body must be at most " + limit + " bytes.");
  }
}
