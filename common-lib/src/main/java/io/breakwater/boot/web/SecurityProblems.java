package io.breakwater.boot.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** What the security chain answers when it lets nobody through. Thread-safe. */
final class SecurityProblems
    implements AuthenticationEntryPoint, AccessDeniedHandler, AuthenticationFailureHandler {
  private static final String RETRY_AFTER_SECONDS = "1";

  private final ProblemWriter writer;

  SecurityProblems(ProblemWriter writer) {
    this.writer = writer;
  }

  /** The request shows no key. */
  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
      throws IOException {
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    writer.write(
        request,
        response,
        Problems.of(CommonProblem.UNAUTHENTICATED, "Send an API key: Authorization: Bearer bw_…"));
  }

  /** The request shows a key that is not good, or that nobody can judge now. */
  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
      throws IOException {
    if (reason instanceof AuthenticationServiceException) {
      response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
      writer.write(
          request,
          response,
          Problems.of(CommonProblem.SERVICE_UNAVAILABLE, "API keys cannot be verified now."));
      return;
    }
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
    writer.write(
        request, response, Problems.of(CommonProblem.UNAUTHENTICATED, "The API key is not known."));
  }

  /** The key is good, and has no role that may do this. */
  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
      throws IOException {
    writer.write(
        request,
        response,
        Problems.of(CommonProblem.FORBIDDEN, "The API key has no role that may do this."));
  }
}
